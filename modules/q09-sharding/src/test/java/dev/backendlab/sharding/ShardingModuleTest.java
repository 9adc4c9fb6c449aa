package dev.backendlab.sharding;

import dev.backendlab.kit.contract.QuestionModuleContract;

class ShardingModuleTest extends QuestionModuleContract {}
