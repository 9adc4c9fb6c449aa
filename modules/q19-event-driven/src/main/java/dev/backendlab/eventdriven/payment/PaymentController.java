package dev.backendlab.eventdriven.payment;

import dev.backendlab.eventdriven.DeadLetters;
import dev.backendlab.eventdriven.OrderPlaced;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Charges cards over HTTP, for the in-line checkout. */
@RestController
@RequestMapping("/payments")
class PaymentController {

  private final Payments payments;
  private final DeadLetters letters;

  PaymentController(Payments payments, DeadLetters letters) {
    this.payments = payments;
    this.letters = letters;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  void pay(@RequestBody OrderPlaced order) {
    payments.pay(order);
  }

  @GetMapping("/{order}")
  Payments.Payment of(@PathVariable UUID order) {
    return payments.of(order).orElseThrow(() -> new ErrorResponseException(HttpStatus.NOT_FOUND));
  }

  /** For the person who has mended what made them fail. */
  @PostMapping("/replay")
  DeadLetters.Replay replay() {
    return letters.replay("payment");
  }
}
