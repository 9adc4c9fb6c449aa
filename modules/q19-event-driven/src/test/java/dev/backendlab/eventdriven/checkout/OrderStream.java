package dev.backendlab.eventdriven.checkout;

import dev.backendlab.eventdriven.OrderPlaced;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** Orders one after the other: the next one is sent once the last one is acknowledged. */
public final class OrderStream implements AutoCloseable {

  private final OrderEvents events;
  private final String customer;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Thread sender = Thread.ofVirtual().unstarted(this::send);
  private volatile boolean closed;

  private OrderStream(OrderEvents events, String customer) {
    this.events = events;
    this.customer = customer;
  }

  /** Begins, and goes on until it is closed. */
  public static OrderStream start(OrderEvents events, String customer) {
    var stream = new OrderStream(events, customer);
    stream.sender.start();
    return stream;
  }

  private void send() {
    while (!closed) {
      var order = new OrderPlaced(UUID.randomUUID(), customer, 4_200);
      try {
        events.send(order).join();
        acknowledged.add(order.order().toString());
      } catch (CompletionException refused) {
        // not acknowledged: nothing was promised
      }
    }
  }

  /** The orders of which Kafka has said that it has them. */
  public Set<String> acknowledged() {
    return acknowledged;
  }

  /** Returns once the last order is acknowledged or refused. */
  @Override
  public void close() throws InterruptedException {
    closed = true;
    sender.join();
  }
}
