package dev.backendlab.middleware;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.http.HttpStatus;
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

  private static final Order OF_ADA = new Order(1, List.of("lamp"));
  private static final int UNREADABLE = 13;

  private final Traces traces;
  private final RestClient stock;
  private final LongAdder handled = new LongAdder();

  OrderController(Traces traces, MiddlewareApplication.Settings shop) {
    this.traces = traces;
    this.stock =
        RestClient.builder()
            .baseUrl(shop.stockUrl())
            .defaultHeaders(headers -> headers.setBearerAuth(shop.ownToken()))
            .build();
  }

  record Order(int id, List<String> items) {}

  record Cart(List<String> items) {}

  /** How many requests came as far as a handler. */
  long handled() {
    return handled.sum();
  }

  @GetMapping("/orders/{id}")
  Order order(@PathVariable int id) throws Exception {
    return handle(() -> stored(id));
  }

  /** Asks the stock service for all items at once, each in a virtual thread. */
  @PostMapping("/orders")
  @ResponseStatus(HttpStatus.CREATED)
  Order place(@RequestBody Cart cart) throws Exception {
    return handle(() -> {
      var questions = cart.items().stream().map(item -> traces.carriedInto(() -> left(item)));
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var answer : threads.invokeAll(questions.toList())) {
          answer.get();
        }
      }
      return new Order(2, cart.items());
    });
  }

  @GetMapping("/stock/{item}")
  Map<String, Integer> stock(@PathVariable String item) throws Exception {
    return handle(() -> Map.of(item, 5));
  }

  /** Stands for a database: it has one order, and a row that can't be read. */
  private static Order stored(int id) {
    if (id == UNREADABLE) {
      throw new IllegalStateException(
          "select items from orders where id = 13: invalid page in block 7 of relation orders");
    }
    if (id != OF_ADA.id()) {
      throw new ResponseStatusException(
          HttpStatus.NOT_FOUND, "There is no order %d.".formatted(id));
    }
    return OF_ADA;
  }

  private Object left(String item) {
    return stock
        .get()
        .uri("/stock/{item}", item)
        .header(Traces.HEADER, traces.traceparent())
        .retrieve()
        .toBodilessEntity();
  }

  private <T> T handle(Callable<T> work) throws Exception {
    handled.increment();
    Way.in("handler");
    try {
      return work.call();
    } finally {
      Way.out("handler");
    }
  }
}
