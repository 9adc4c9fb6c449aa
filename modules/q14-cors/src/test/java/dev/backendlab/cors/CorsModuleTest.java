package dev.backendlab.cors;

import dev.backendlab.kit.contract.QuestionModuleContract;

class CorsModuleTest extends QuestionModuleContract {}
