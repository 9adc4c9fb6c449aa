package dev.backendlab.api;

import dev.backendlab.kit.contract.QuestionModuleContract;

class ApiModuleTest extends QuestionModuleContract {}
