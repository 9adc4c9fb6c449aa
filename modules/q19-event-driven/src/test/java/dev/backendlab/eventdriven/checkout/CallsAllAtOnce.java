package dev.backendlab.eventdriven.checkout;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.kit.BrokenTwin;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

@BrokenTwin(
    value = "request-response",
    says = "The three calls are made at once, to save time: also for a card that is refused.")
class CallsAllAtOnce extends InlineCheckout {

  private static final Executor THREADS = Thread::startVirtualThread;

  private final Orders orders;
  private final CheckoutProperties others;

  CallsAllAtOnce(Orders orders, CheckoutProperties others) {
    super(orders, others);
    this.orders = orders;
    this.others = others;
  }

  @Override
  ServerTiming place(OrderPlaced order) {
    var timing = new ServerTiming();
    orders.add(order);
    CompletableFuture.allOf(
            start(timing, "payment", () -> call(others.paymentUrl(), "/payments", order)),
            start(timing, "inventory", () -> call(others.inventoryUrl(), "/reservations", order)),
            start(timing, "mail", () -> call(others.mailUrl(), "/mails", order)))
        .join();
    return timing;
  }

  private static CompletableFuture<Void> start(ServerTiming timing, String part, Runnable call) {
    return CompletableFuture.runAsync(() -> timing.of(part, call), THREADS);
  }
}
