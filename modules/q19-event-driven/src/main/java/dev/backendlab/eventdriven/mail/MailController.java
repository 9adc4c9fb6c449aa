package dev.backendlab.eventdriven.mail;

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

/** Writes to customers over HTTP, for the in-line checkout. */
@RestController
@RequestMapping("/mails")
class MailController {

  private final Mails mails;
  private final DeadLetters letters;

  MailController(Mails mails, DeadLetters letters) {
    this.mails = mails;
    this.letters = letters;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  void confirm(@RequestBody OrderPlaced order) {
    mails.confirm(order);
  }

  @GetMapping("/{order}")
  Mails.Mail of(@PathVariable UUID order) {
    return mails.of(order).orElseThrow(() -> new ErrorResponseException(HttpStatus.NOT_FOUND));
  }

  /** For the person who has mended what made them fail. */
  @PostMapping("/replay")
  DeadLetters.Replay replay() {
    return letters.replay("mail");
  }
}
