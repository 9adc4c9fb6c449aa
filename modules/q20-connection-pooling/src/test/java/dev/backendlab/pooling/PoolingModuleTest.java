package dev.backendlab.pooling;

import dev.backendlab.kit.contract.QuestionModuleContract;

class PoolingModuleTest extends QuestionModuleContract {}
