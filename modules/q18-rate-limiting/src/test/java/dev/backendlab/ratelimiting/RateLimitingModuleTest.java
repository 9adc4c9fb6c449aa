package dev.backendlab.ratelimiting;

import dev.backendlab.kit.QuestionModuleContract;

class RateLimitingModuleTest extends QuestionModuleContract {}
