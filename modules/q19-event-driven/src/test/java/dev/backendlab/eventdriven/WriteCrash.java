package dev.backendlab.eventdriven;

import static org.awaitility.Awaitility.await;

import dev.backendlab.eventdriven.checkout.CheckoutApplication;
import dev.backendlab.eventdriven.checkout.PlacesOrders;
import dev.backendlab.eventdriven.checkout.PlacesOrders.CrashesBeforeSend;
import dev.backendlab.kit.Column;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A checkout that is killed between its two writes, to the database and to Kafka.
 *
 * @param shop whose checkout it is
 */
record WriteCrash(Shop shop) {

  /**
   * What one way of writing left in both places.
   *
   * @param orders in the database
   * @param events that were sent, repetitions included
   * @param announced the orders that these events tell of
   */
  record Remains(String way, Set<String> orders, int events, Set<String> announced) {

    static final List<Column> COLUMNS =
        List.of(
            Column.of("way"),
            Column.counted("orders"),
            Column.counted("events"),
            Column.counted("orders without event"),
            Column.counted("events without order"));

    /** Orders without an event. */
    int lost() {
      return without(orders, announced);
    }

    /** Orders that events tell of, and that do not exist. */
    int invented() {
      return without(announced, orders);
    }

    private static int without(Set<String> some, Set<String> others) {
      var left = new HashSet<>(some);
      left.removeAll(others);
      return left.size();
    }

    List<String> row() {
      return List.of(way, "" + orders.size(), "" + events, "" + lost(), "" + invented());
    }
  }

  /** Kill -9, when each order has been written in one place and not in the other. */
  void killBetweenTheTwo() {
    try (var checkout =
        shop.process(CheckoutApplication.class, PlacesOrders.class, CrashesBeforeSend.class)
            .start()) {
      checkout.awaitReached(PlacesOrders.COMMIT_THEN_SEND, PlacesOrders.ORDERS);
      checkout.awaitReached(PlacesOrders.SEND_THEN_COMMIT, PlacesOrders.ORDERS);
      checkout.awaitReached(PlacesOrders.OUTBOX, 1);
      await().until(() -> shop.effects().orders(PlacesOrders.OUTBOX) == PlacesOrders.ORDERS);
      checkout.kill();
    }
  }

  /** Of all three ways, once the checkout runs again and has nothing left to send. */
  List<Remains> restarted() {
    shop.start(shop.app(CheckoutApplication.class).withoutWeb());
    await().atMost(Duration.ofSeconds(60)).until(() -> shop.effects().outbox() == 0);
    var topic = shop.read("orders");
    return PlacesOrders.WAYS.stream().map(way -> remains(way, topic)).toList();
  }

  private Remains remains(String way, List<ConsumerRecord<String, String>> topic) {
    var orders =
        shop.jdbc()
            .sql("select id::text from customer_order where customer = ?")
            .param(way)
            .query((row, number) -> row.getString(1))
            .set();
    var sent = topic.stream().filter(event -> event.value().contains(way)).toList();
    var announced = sent.stream().map(ConsumerRecord::key).collect(Collectors.toSet());
    return new Remains(way, orders, sent.size(), announced);
  }
}
