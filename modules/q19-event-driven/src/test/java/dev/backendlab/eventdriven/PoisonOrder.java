package dev.backendlab.eventdriven;

import static org.awaitility.Awaitility.await;

import dev.backendlab.eventdriven.Shop.Placed;
import dev.backendlab.eventdriven.inventory.FaultyWarehouse;
import dev.backendlab.eventdriven.inventory.InventoryApplication;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Logged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Orders of which the first one always fails, and the service that hears of them all. */
final class PoisonOrder {

  static final int ATTEMPTS = 4;

  private final Shop shop;
  private final App inventory;
  private final FaultyWarehouse warehouse;
  private final List<Placed> orders;

  private PoisonOrder(Shop shop, int orders, boolean outage) {
    this.shop = shop;
    this.inventory =
        shop.start(
            shop.app(InventoryApplication.class, FaultyWarehouse.class)
                .named("inventory with a bug")
                .withoutWeb()
                .with("demo.bug-looks-like-outage", outage)
                .with("inventory.takes", "1ms")
                .with("shop.attempts", ATTEMPTS)
                .with("shop.retry-after", "100ms")
                .with("spring.kafka.listener.auto-startup", false));
    this.warehouse = inventory.bean(FaultyWarehouse.class);
    this.orders = new ArrayList<>(shop.place(FaultyWarehouse.CUSTOMER, 1));
    this.orders.addAll(shop.place("kim", orders - 1));
    for (var listener : List.of("inventory", "inventory-inventory-retry")) {
      Listener.of(inventory, listener).container().start();
    }
  }

  /** A bug that looks like an outage is tried in place; returns after more than enough attempts. */
  static PoisonOrder triedInPlace(Shop shop, int orders) {
    var order = new PoisonOrder(shop, orders, true);
    awaitThat(() -> order.failures() >= 2 * ATTEMPTS || shop.lag("inventory", "orders") == 0);
    order.inventory.close();
    return order;
  }

  /** The same bug, told from an outage; returns when nothing is left to do, nor to try again. */
  static PoisonOrder putAside(Shop shop, int orders) {
    var order = new PoisonOrder(shop, orders, false);
    order.awaitNothingLeft();
    return order;
  }

  private void awaitNothingLeft() {
    awaitThat(() -> shop.lag("inventory", "orders") == 0);
    awaitThat(() -> shop.lag("inventory-inventory-retry", "orders-inventory-retry") == 0);
  }

  /** The bug is mended, and the dead letters are tried again; says how many they are. */
  int mendAndReplay() {
    warehouse.mend();
    int replayed = inventory.bean(DeadLetters.class).replay("inventory").replayed();
    awaitNothingLeft();
    return replayed;
  }

  /**
   * So many orders come while the table of reservations is away, for more attempts than are made at
   * a poisoned order.
   *
   * @return those whose goods are set aside once it is back
   */
  long outage(int orders) {
    shop.jdbc().sql("alter table reservation rename to reservation_away").update();
    var placed = shop.place("lea", orders);
    try (var log = Logged.by(FailedEvents.class)) {
      awaitThat(
          () -> log.withTraces().size() > 3 * ATTEMPTS || shop.lag("inventory", "orders") == 0);
    }
    shop.jdbc().sql("alter table reservation_away rename to reservation").update();
    awaitNothingLeft();
    return done(placed);
  }

  int failures() {
    return warehouse.failures();
  }

  /** Orders behind the poisoned one in its partition. */
  List<Placed> behind() {
    int partition = orders.getFirst().partition();
    return orders.stream().skip(1).filter(each -> each.partition() == partition).toList();
  }

  /** Of all orders, the poisoned one included. */
  long done() {
    return done(orders);
  }

  long done(List<Placed> orders) {
    return shop.effects().reserved(orders);
  }

  /** Orders that have failed every time. */
  int deadLetters() {
    return shop.read("orders-inventory-dead").size();
  }

  private static void awaitThat(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(50)).until(condition);
  }
}
