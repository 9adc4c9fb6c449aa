package dev.backendlab.patterns;

import dev.backendlab.kit.contract.QuestionModuleContract;

class PatternsModuleTest extends QuestionModuleContract {}
