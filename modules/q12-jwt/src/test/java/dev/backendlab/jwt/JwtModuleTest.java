package dev.backendlab.jwt;

import dev.backendlab.kit.contract.QuestionModuleContract;

class JwtModuleTest extends QuestionModuleContract {}
