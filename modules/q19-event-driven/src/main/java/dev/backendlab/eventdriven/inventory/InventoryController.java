package dev.backendlab.eventdriven.inventory;

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

/** Sets goods aside over HTTP, for the in-line checkout. */
@RestController
@RequestMapping("/reservations")
class InventoryController {

  private final Reservations reservations;
  private final DeadLetters letters;

  InventoryController(Reservations reservations, DeadLetters letters) {
    this.reservations = reservations;
    this.letters = letters;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  void reserve(@RequestBody OrderPlaced order) {
    reservations.reserve(order);
  }

  @GetMapping("/{order}")
  Reservations.Reservation of(@PathVariable UUID order) {
    return reservations
        .of(order)
        .orElseThrow(() -> new ErrorResponseException(HttpStatus.NOT_FOUND));
  }

  /** For the person who has mended what made them fail. */
  @PostMapping("/replay")
  DeadLetters.Replay replay() {
    return letters.replay("inventory");
  }
}
