package dev.backendlab.eventdriven.checkout;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.kit.BrokenTwin;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

@BrokenTwin(
    value = "request-response",
    says = "The three calls are made at once, to save time: also for a card that is refused.")
class CallsAllAtOnce extends InlineCheckout {

  private static final Executor THREADS = Thread::startVirtualThread;

  private final Orders orders;

  CallsAllAtOnce(Orders orders, CheckoutProperties others) {
    super(orders, others);
    this.orders = orders;
  }

  @Override
  ServerTiming place(OrderPlaced order) {
    var timing = new ServerTiming();
    orders.add(order);
    try {
      CompletableFuture.allOf(
              start(timing, "payment", () -> pay(order)),
              start(timing, "inventory", () -> reserve(order)),
              start(timing, "mail", () -> confirm(order)))
          .join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof CheckoutFailed refused ? refused : failed;
    }
    return timing;
  }

  private static CompletableFuture<Void> start(ServerTiming timing, String part, Runnable call) {
    return CompletableFuture.runAsync(() -> timing.of(part, call), THREADS);
  }
}
