package dev.backendlab.sharding;

import dev.backendlab.kit.QuestionModuleContract;

class ShardingModuleTest extends QuestionModuleContract {}
