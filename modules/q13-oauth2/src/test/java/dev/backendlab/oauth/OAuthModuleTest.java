package dev.backendlab.oauth;

import dev.backendlab.kit.contract.QuestionModuleContract;

class OAuthModuleTest extends QuestionModuleContract {}
