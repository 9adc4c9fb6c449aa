package dev.backendlab.eventdriven;

import dev.backendlab.kit.contract.QuestionModuleContract;

class EventDrivenModuleTest extends QuestionModuleContract {}
