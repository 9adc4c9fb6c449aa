package dev.backendlab.eventdriven.payment;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the card network calls when something has happened to a payment. */
@RestController
class WebhookController {

  private final PaymentSteps steps;

  WebhookController(PaymentSteps steps) {
    this.steps = steps;
  }

  /** Answered once the step is in the topic: the card network repeats what is not answered. */
  @PostMapping("/payments/{order}/steps/{state}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void reported(@PathVariable UUID order, @PathVariable PaymentStep.State state) {
    steps.send(new PaymentStep(order, state)).join();
  }
}
