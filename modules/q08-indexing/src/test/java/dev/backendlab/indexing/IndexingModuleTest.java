package dev.backendlab.indexing;

import dev.backendlab.kit.contract.QuestionModuleContract;

class IndexingModuleTest extends QuestionModuleContract {}
