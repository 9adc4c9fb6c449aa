package dev.backendlab.twelvefactor;

import dev.backendlab.kit.contract.QuestionModuleContract;

class TwelveFactorModuleTest extends QuestionModuleContract {}
