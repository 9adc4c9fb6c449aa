package dev.backendlab.patterns;

import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What a customer buys, and how she pays. */
record Order(long id, String customer, String item, long cents, String method) {

  Order {
    if (cents < 0
        || !Stream.of(customer, item, method).allMatch(it -> it.matches("[\\w-]{1,40}"))) {
      throw new IllegalArgumentException("An order has a customer, an item, a price, a method.");
    }
  }

  /** The event: it names nobody that listens. */
  record Placed(Order order) {}

  /** The shop's own word for what a database calls a duplicate key. */
  static final class Exists extends ResponseStatusException {

    Exists(long id) {
      super(HttpStatus.CONFLICT, "There is an order %d already.".formatted(id));
    }
  }
}
