package dev.backendlab.eventdriven;

import static org.awaitility.Awaitility.await;

import dev.backendlab.eventdriven.inventory.DeadLetters;
import dev.backendlab.eventdriven.inventory.FaultyWarehouse;
import dev.backendlab.eventdriven.inventory.InventoryApplication;
import dev.backendlab.eventdriven.inventory.StubbornConsumer;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Stage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.core.ConsumerFactory;

/** Orders of which the first one always fails, and a service that hears of them all. */
final class Poisoned {

  static final int ATTEMPTS = 4;

  private static final String RETRY = "-inventory-retry";
  private static final String DEAD = "-inventory-dead";
  private static final int PARTITIONS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final String consumer;
  private final Shop shop;
  private final Service inventory;
  private final FaultyWarehouse warehouse;
  private final PoisonedOrders orders;

  private Poisoned(String consumer, Shop shop, int orders) {
    this.consumer = consumer;
    this.shop = shop;
    this.inventory =
        shop.start(
            settings(), InventoryApplication.class, FaultyWarehouse.class, StubbornConsumer.class);
    this.orders = PoisonedOrders.placed(shop, orders);
    this.warehouse = inventory.bean(FaultyWarehouse.class);
  }

  /**
   * A consumer that tries in place until it works; returns when all other partitions are done, and
   * it has been tried more than enough.
   */
  static Poisoned runWithStubborn(Shop shop, int orders) {
    var poisoned = new Poisoned("in place", shop, orders);
    poisoned.inventory.listener("stubborn").start();
    awaitThat(() ->
        poisoned.failures() >= 2 * ATTEMPTS
            && poisoned.done(poisoned.orders.elsewhere()) == poisoned.orders.elsewhere().size());
    poisoned.inventory.close();
    return poisoned;
  }

  /** The shop's own consumer; returns when nothing is left to do, nor to try again. */
  static Poisoned runWithRetries(Shop shop, int orders) {
    var poisoned = new Poisoned("retry topic", shop, orders);
    poisoned.inventory.listener("inventory").start();
    poisoned.inventory.listener("inventory" + RETRY).start();
    poisoned.awaitNothingLeft();
    return poisoned;
  }

  private static Map<String, Object> settings() {
    var settings = new HashMap<String, Object>(Shop.DEAF);
    settings.put("inventory.takes", "1ms");
    settings.put("inventory.attempts", ATTEMPTS);
    settings.put("inventory.retry-after", "200ms");
    settings.put("shop.partitions", PARTITIONS);
    settings.put("spring.kafka.listener.auto-startup", false);
    return settings;
  }

  static void show(Stage stage, Poisoned... all) {
    stage.table(
        "Goods set aside while the first order fails",
        List.of(
            Column.of("consumer"),
            Column.counted("attempts at it"),
            Column.counted("behind it"),
            Column.counted("in other partitions")),
        Stream.of(all).map(Poisoned::row).toList());
  }

  private List<String> row() {
    return List.of(
        consumer,
        "" + failures(),
        "%d of %d".formatted(doneBehind(), behind()),
        "%d of %d".formatted(done(orders.elsewhere()), orders.elsewhere().size()));
  }

  private void awaitNothingLeft() {
    awaitThat(() -> shop.lag("inventory", "orders") == 0);
    awaitThat(() -> shop.lag("inventory" + RETRY, "orders" + RETRY) == 0);
  }

  /** The bug is mended, and the dead letters are tried again; says how many they are. */
  int mendAndReplay() {
    warehouse.mend();
    int replayed = inventory.bean(DeadLetters.class).replay();
    awaitNothingLeft();
    return replayed;
  }

  int failures() {
    return warehouse.failures();
  }

  /** Orders behind the poisoned one in its partition. */
  int behind() {
    return orders.behind().size();
  }

  /** Of those, how many are done. */
  int doneBehind() {
    return done(orders.behind());
  }

  /** Of all orders, the poisoned one included. */
  int done() {
    return done(orders.all());
  }

  private int done(List<UUID> some) {
    var reserved = shop.jdbc().sql("select order_id from reservation").query(UUID.class).set();
    return (int) some.stream().filter(reserved::contains).count();
  }

  /** The topic in which orders end that failed every time. */
  @SuppressWarnings("unchecked")
  List<ConsumerRecord<String, String>> deadLetters() {
    return Written.in(shop.named("orders" + DEAD), inventory.bean(ConsumerFactory.class));
  }

  private static void awaitThat(Callable<Boolean> condition) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(condition);
  }
}
