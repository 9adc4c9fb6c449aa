package dev.backendlab.access;

import dev.backendlab.kit.contract.QuestionModuleContract;

class AccessModuleTest extends QuestionModuleContract {}
