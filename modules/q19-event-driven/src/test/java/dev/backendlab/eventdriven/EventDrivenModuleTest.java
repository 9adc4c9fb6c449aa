package dev.backendlab.eventdriven;

import dev.backendlab.kit.QuestionModuleContract;

class EventDrivenModuleTest extends QuestionModuleContract {}
