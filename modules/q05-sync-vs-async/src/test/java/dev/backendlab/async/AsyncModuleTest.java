package dev.backendlab.async;

import dev.backendlab.kit.contract.QuestionModuleContract;

class AsyncModuleTest extends QuestionModuleContract {}
