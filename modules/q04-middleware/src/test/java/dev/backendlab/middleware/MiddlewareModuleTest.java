package dev.backendlab.middleware;

import dev.backendlab.kit.contract.QuestionModuleContract;

class MiddlewareModuleTest extends QuestionModuleContract {}
