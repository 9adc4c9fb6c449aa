package dev.backendlab.secrets;

import dev.backendlab.kit.contract.QuestionModuleContract;

class SecretsModuleTest extends QuestionModuleContract {}
