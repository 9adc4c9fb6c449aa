package dev.backendlab.eventdriven.checkout;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.eventdriven.ShopProperties;
import dev.backendlab.kit.App;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import tools.jackson.databind.json.JsonMapper;

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

  /** By the shop's own producer; goes on until it is closed. */
  public static OrderStream asTheShopSends(App shop, String customer) {
    return started(shop.bean(OrderEvents.class), customer);
  }

  /** By a producer that is content with what the leader alone says. */
  @SuppressWarnings("unchecked")
  public static OrderStream onTheLeadersWord(App shop, String customer) {
    var producers = (ProducerFactory<String, String>) shop.bean(ProducerFactory.class);
    var kafka = new KafkaTemplate<>(producers, Map.of(ProducerConfig.ACKS_CONFIG, "1"));
    return started(
        new OrderEvents(kafka, shop.bean(JsonMapper.class), shop.bean(ShopProperties.class)),
        customer);
  }

  private static OrderStream started(OrderEvents events, String customer) {
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
