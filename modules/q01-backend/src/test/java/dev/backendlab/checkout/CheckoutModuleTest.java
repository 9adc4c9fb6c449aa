package dev.backendlab.checkout;

import dev.backendlab.kit.contract.QuestionModuleContract;

class CheckoutModuleTest extends QuestionModuleContract {}
