package dev.backendlab.ratelimiting;

import dev.backendlab.kit.contract.QuestionModuleContract;

class RateLimitingModuleTest extends QuestionModuleContract {}
