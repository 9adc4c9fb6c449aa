package dev.backendlab.migrations;

import dev.backendlab.kit.contract.QuestionModuleContract;

class MigrationsModuleTest extends QuestionModuleContract {}
