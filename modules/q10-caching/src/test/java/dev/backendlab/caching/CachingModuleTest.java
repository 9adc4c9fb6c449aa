package dev.backendlab.caching;

import dev.backendlab.kit.QuestionModuleContract;

class CachingModuleTest extends QuestionModuleContract {}
