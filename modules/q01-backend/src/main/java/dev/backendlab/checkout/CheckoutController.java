package dev.backendlab.checkout;

import static org.springframework.http.MediaType.APPLICATION_FORM_URLENCODED_VALUE;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.backendlab.checkout.Orders.Order;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The API: it turns requests of two kinds into one use case, and decides nothing itself. */
@RestController
class CheckoutController {

  private final Checkout checkout;

  CheckoutController(Checkout checkout) {
    this.checkout = checkout;
  }

  /** A form's names are input, too: Spring fails, and with a 500, on lines[9999].sku. */
  @InitBinder
  void refuseOtherLines(WebRequest request) {
    request
        .getParameterNames()
        .forEachRemaining(name -> {
          if (name.startsWith("lines") && !name.matches("lines\\[\\d{1,2}]\\.\\w+")) {
            throw Problems.refused(HttpStatus.BAD_REQUEST, name, "is no line of a cart");
          }
        });
  }

  /** For programs. */
  @PostMapping(
      path = "/orders",
      consumes = APPLICATION_JSON_VALUE,
      produces = APPLICATION_JSON_VALUE)
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
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(at(order)).build();
  }

  @GetMapping("/orders/{id}")
  Order order(@CookieValue(required = false) @Nullable String session, @PathVariable long id) {
    return checkout.order(session, id);
  }

  private static URI at(Order order) {
    return URI.create("/orders/" + order.id());
  }
}
