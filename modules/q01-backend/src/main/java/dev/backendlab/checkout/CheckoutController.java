package dev.backendlab.checkout;

import static org.springframework.http.HttpStatus.SEE_OTHER;
import static org.springframework.http.MediaType.APPLICATION_FORM_URLENCODED_VALUE;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.backendlab.checkout.Orders.Order;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The API: it turns requests of two kinds into one use case, and decides nothing itself. */
@RestController
class CheckoutController {

  private final Checkout checkout;

  CheckoutController(Checkout checkout) {
    this.checkout = checkout;
  }

  /** For programs. */
  @PostMapping(path = "/orders", consumes = APPLICATION_JSON_VALUE)
  ResponseEntity<Order> json(
      @CookieValue(required = false) @Nullable String session,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @Valid @RequestBody Cart cart) {
    var order = checkout.place(session, key, cart);
    return ResponseEntity.created(at(order)).body(order);
  }

  /** For browsers. The redirect keeps a reload from sending the form again. */
  @PostMapping(path = "/orders", consumes = APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<Void> form(
      @CookieValue(required = false) @Nullable String session,
      @RequestParam(required = false) @Nullable String key,
      @Valid @ModelAttribute Cart cart) {
    var order = checkout.place(session, key, cart);
    return ResponseEntity.status(SEE_OTHER).location(at(order)).build();
  }

  @GetMapping("/orders/{id}")
  Order order(@CookieValue(required = false) @Nullable String session, @PathVariable long id) {
    return checkout.order(session, id);
  }

  private static URI at(Order order) {
    return URI.create("/orders/" + order.id());
  }
}
