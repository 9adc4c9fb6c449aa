package dev.backendlab.eventdriven.mail;

import dev.backendlab.eventdriven.OrderPlaced;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For whoever wants an answer. */
@RestController
@RequestMapping("/mails")
class MailController {

  private final Mails mails;

  MailController(Mails mails) {
    this.mails = mails;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  void confirm(@RequestBody OrderPlaced order) {
    mails.confirm(order);
  }

  @GetMapping("/{order}")
  ResponseEntity<Mails.Mail> of(@PathVariable UUID order) {
    return ResponseEntity.of(mails.of(order));
  }
}
