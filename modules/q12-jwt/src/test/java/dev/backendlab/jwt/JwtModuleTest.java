package dev.backendlab.jwt;

import dev.backendlab.kit.QuestionModuleContract;

class JwtModuleTest extends QuestionModuleContract {}
