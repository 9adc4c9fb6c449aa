package dev.backendlab.patterns;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What a customer buys, and how she pays. */
record Order(long id, String customer, String method, List<Line> lines) {

  private static final String NAME = "[\\w-]{1,40}";

  Order {
    lines = List.copyOf(lines);
    if (!customer.matches(NAME) || lines.isEmpty() || lines.size() > 100) {
      throw new IllegalArgumentException("An order has a customer, and 1 to 100 lines.");
    }
  }

  long cents() {
    return lines.stream().mapToLong(Line::cents).sum();
  }

  record Line(String item, long cents) {

    Line {
      if (!item.matches(NAME) || cents < 0 || cents > 100_000_00) {
        throw new IllegalArgumentException("A line has an item and a price in cents.");
      }
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
