package dev.backendlab.caching;

import dev.backendlab.kit.contract.QuestionModuleContract;

class CachingModuleTest extends QuestionModuleContract {}
