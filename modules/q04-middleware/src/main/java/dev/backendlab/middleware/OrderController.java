package dev.backendlab.middleware;

import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.server.ResponseStatusException;

/** The handlers: orders and stock, and not a word of tokens, logs or error documents. */
@RestController
class OrderController {

  private final Traces traces;
  private final RestClient stock;
  private final LongAdder handled = new LongAdder();

  OrderController(Traces traces, MiddlewareApplication.Settings shop, RestClient.Builder client) {
    this.traces = traces;
    this.stock =
        client
            .baseUrl(shop.stockUrl())
            .defaultHeader("Authorization", "Bearer " + shop.ownToken())
            .build();
  }

  record Order(int id, List<String> items) {}

  record Cart(List<String> items) {}

  /** How many requests came as far as a handler. */
  long handled() {
    return handled.sum();
  }

  /** Stands for a database: it has one order, and a row that can't be read. */
  @GetMapping("/orders/{id}")
  Order order(@PathVariable int id) {
    reached();
    return switch (id) {
      case 1 -> new Order(1, List.of("lamp"));
      case 13 ->
          throw new IllegalStateException(
              "select items from orders where id = 13: invalid page in block 7 of orders");
      default -> throw new ResponseStatusException(NOT_FOUND, "There is no such order.");
    };
  }

  /** Asks the stock service for all items at once, each in a virtual thread. */
  @PostMapping("/orders")
  @ResponseStatus(CREATED)
  Order place(@RequestBody Cart cart) throws Exception {
    reached();
    var questions = cart.items().stream().map(item -> traces.carriedInto(() -> left(item)));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(questions.toList())) {
        answer.get();
      }
    }
    return new Order(2, cart.items());
  }

  @GetMapping("/stock/{item}")
  Map<String, Integer> stock(@PathVariable String item) {
    reached();
    return Map.of(item, 5);
  }

  private Object left(String item) {
    var request = stock.get().uri("/stock/{item}", item);
    return request.header(Traces.HEADER, traces.traceparent()).retrieve().toBodilessEntity();
  }

  private void reached() {
    handled.increment();
    new Way("handler").in();
  }
}
