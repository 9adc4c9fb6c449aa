package dev.backendlab.eventdriven;

import static dev.backendlab.eventdriven.Shop.DEAF;
import static org.awaitility.Awaitility.await;

import dev.backendlab.eventdriven.checkout.CheckoutApplication;
import dev.backendlab.eventdriven.checkout.CrashesBeforeSend;
import dev.backendlab.eventdriven.checkout.PlacesOrders;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * What a service that was killed between its two writes has left behind in both places, for one way
 * of writing.
 *
 * @param orders in the database
 * @param events that were sent, repetitions included
 * @param announced the orders that these events tell of
 */
record Crashed(String way, Set<String> orders, int events, Set<String> announced) {

  static Crashed of(String way, JdbcClient jdbc, List<ConsumerRecord<String, String>> topic) {
    var orders =
        jdbc
            .sql("select id::text from customer_order where customer = ?")
            .param(way)
            .query((row, number) -> row.getString(1))
            .stream()
            .collect(Collectors.toSet());
    var sent = topic.stream().filter(event -> event.value().contains(way)).toList();
    var announced = sent.stream().map(ConsumerRecord::key).collect(Collectors.toSet());
    return new Crashed(way, orders, sent.size(), announced);
  }

  /** Orders that nobody will ever hear of. */
  int lost() {
    return without(orders, announced);
  }

  /** Orders that others have heard of, and that do not exist. */
  int invented() {
    return without(announced, orders);
  }

  private static int without(Set<String> some, Set<String> others) {
    var left = new HashSet<>(some);
    left.removeAll(others);
    return left.size();
  }

  /** Kills a checkout (kill -9) when each order has been written in one place and not the other. */
  static void killBetweenTheTwo(Shop shop) throws IOException {
    try (var checkout =
        shop.startProcess(
            DEAF, CheckoutApplication.class, PlacesOrders.class, CrashesBeforeSend.class)) {
      checkout.awaitReached(Way.COMMIT_THEN_SEND.customer(), Way.ORDERS);
      checkout.awaitReached(Way.SEND_THEN_COMMIT.customer(), Way.ORDERS);
      checkout.awaitReached(Way.OUTBOX.customer(), 1);
      await().until(() -> shop.effects().orders(Way.OUTBOX.customer()) == Way.ORDERS);
      checkout.kill();
    }
  }

  /** All three ways, once the service runs again and has nothing left to send. */
  static List<Crashed> restarted(Shop shop) {
    var checkout = shop.start(DEAF, CheckoutApplication.class);
    await().atMost(Duration.ofSeconds(60)).until(() -> shop.effects().outbox() == 0);
    var topic = Written.in(shop.named("orders"), consumers(checkout));
    return Stream.of(Way.values()).map(way -> of(way.customer(), shop.jdbc(), topic)).toList();
  }

  @SuppressWarnings("unchecked")
  private static ConsumerFactory<String, String> consumers(Service service) {
    return service.bean(ConsumerFactory.class);
  }

  static void show(Stage stage, List<Crashed> all) {
    stage.table(
        "%d orders in each way, killed between the two writes, restarted".formatted(Way.ORDERS),
        List.of(
            Column.of("way"),
            Column.counted("orders"),
            Column.counted("events"),
            Column.counted("orders without event"),
            Column.counted("events without order")),
        all.stream().map(Crashed::row).toList());
  }

  private List<String> row() {
    return List.of(way, "" + orders.size(), "" + events, "" + lost(), "" + invented());
  }
}
