package dev.backendlab.eventdriven.checkout;

import dev.backendlab.eventdriven.OrderPlaced;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The checkouts, side by side: in line, and by events. */
@RestController
@RequestMapping("/orders")
class CheckoutController {

  private final InlineCheckout inline;
  private final EventCheckout events;

  CheckoutController(InlineCheckout inline, EventCheckout events) {
    this.inline = inline;
    this.events = events;
  }

  /** An order, and what has been done for it when this is answered. */
  record Receipt(UUID order, String status) {}

  /** 201: all is done. The header says how long each part took. */
  @PostMapping("/inline")
  ResponseEntity<Receipt> inline(@RequestBody Cart cart) {
    var order = cart.asOrder();
    return done(order, inline.place(order));
  }

  /** 201 as well, and sooner. */
  @PostMapping("/at-once")
  ResponseEntity<Receipt> atOnce(@RequestBody Cart cart) {
    var order = cart.asOrder();
    return done(order, inline.placeAtOnce(order));
  }

  private static ResponseEntity<Receipt> done(OrderPlaced order, ServerTiming parts) {
    return ResponseEntity.status(HttpStatus.CREATED)
        .header(ServerTiming.HEADER, parts.value())
        .body(new Receipt(order.order(), "done"));
  }

  /** 202: the order is ours and will be seen to. */
  @PostMapping
  ResponseEntity<Receipt> byEvent(@RequestBody Cart cart) {
    var order = cart.asOrder();
    events.place(order);
    return ResponseEntity.accepted().body(new Receipt(order.order(), "accepted"));
  }
}
