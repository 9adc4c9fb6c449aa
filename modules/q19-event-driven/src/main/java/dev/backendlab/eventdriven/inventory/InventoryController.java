package dev.backendlab.eventdriven.inventory;

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
@RequestMapping("/reservations")
class InventoryController {

  private final Reservations reservations;
  private final DeadLetters letters;

  InventoryController(Reservations reservations, DeadLetters letters) {
    this.reservations = reservations;
    this.letters = letters;
  }

  /** How many orders are tried again. */
  record Replay(int replayed) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  void reserve(@RequestBody OrderPlaced order) {
    reservations.reserve(order);
  }

  @GetMapping("/{order}")
  ResponseEntity<Reservations.Reservation> of(@PathVariable UUID order) {
    return ResponseEntity.of(reservations.of(order));
  }

  /** For whoever has mended what made them fail. */
  @PostMapping("/replay")
  Replay replay() {
    return new Replay(letters.replay());
  }
}
