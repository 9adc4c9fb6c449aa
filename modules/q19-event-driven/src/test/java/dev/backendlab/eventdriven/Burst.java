package dev.backendlab.eventdriven;

import static org.awaitility.Awaitility.await;

import dev.backendlab.eventdriven.Shop.Placed;
import dev.backendlab.eventdriven.inventory.InventoryApplication;
import dev.backendlab.kit.Answer;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Measured;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.Together;
import dev.backendlab.kit.event.Event.Axis;
import dev.backendlab.kit.event.Event.Series;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A burst of orders on the inventory service, by events and by calls. A reservation is a wait for
 * the warehouse, not work for a processor: so a second consumer helps on any machine.
 */
final class Burst {

  private static final int ORDERS = 400;

  private final Shop shop;
  private final App inventory;

  Burst(Shop shop) {
    this.shop = shop;
    this.inventory =
        shop.start(
            shop.app(InventoryApplication.class)
                .with("inventory.takes", "3ms")
                .with("spring.threads.virtual.enabled", false)
                .with("server.tomcat.threads.max", 3)
                .with("spring.kafka.listener.auto-startup", false));
  }

  /**
   * How a burst was worked off.
   *
   * @param idle consumers that were given no partition
   * @param busiest how many of its events one consumer had to do by itself
   * @param waiting events that were not done when the last one had been sent
   * @param done when each order was done, in ms since the first
   */
  record Drained(String by, int idle, long busiest, long waiting, List<Double> done) {

    /** Orders a second, of five eighths: later on, partitions are empty. */
    Measured rate() {
      int eighth = ORDERS / 8;
      var rates =
          IntStream.range(0, 5)
              .mapToDouble(
                  i -> eighth * 1_000 / (done.get((i + 1) * eighth) - done.get(i * eighth)));
      return Measured.ofWindows(rates.toArray(), true);
    }

    private Series left() {
      var some = IntStream.range(0, done.size()).filter(i -> i % 10 == 0).boxed().toList();
      return Series.counted(
          by,
          some.stream().map(done::get).toList(),
          some.stream().map(i -> (double) ORDERS - i).toList());
    }
  }

  static void show(Stage stage, List<Drained> all) {
    stage.lines(
        "Lag: orders that are not done yet",
        new Axis("ms since the first was done", false),
        new Axis("orders", false),
        all.stream().map(Drained::left).toList());
  }

  /** The order is the key, so that orders spread over all partitions. */
  Drained drainedBy(int consumers) {
    return drained(
        consumers == 1 ? "1 consumer" : consumers + " consumers", consumers, UUID::toString);
  }

  /** The seller is the key, and half of the orders are of one seller. */
  Drained withHotKeyBy(int consumers) {
    return drained(
        "%d, hot key".formatted(consumers),
        consumers,
        order -> order.getLeastSignificantBits() % 2 == 0 ? "seller" : order.toString());
  }

  private Drained drained(String name, int consumers, Function<UUID, String> key) {
    var listener = Listener.of(inventory, "inventory");
    listener.container().setConcurrency(consumers);
    listener.start(shop.partitions());
    int working = Math.min(consumers, shop.partitions());
    await().atMost(Duration.ofSeconds(90)).until(() -> listener.assigned().size() == working);
    var shares = listener.assigned();
    var placed = shop.place("ada", ORDERS, key);
    long waiting = shop.lag("inventory", "orders");
    var effects = shop.effects();
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> effects.reserved(placed) == ORDERS);
    listener.container().stop();
    long busiest = shares.stream().mapToLong(share -> count(placed, share)).max().orElse(0);
    return new Drained(name, consumers - working, busiest, waiting, effects.reservedAfter(placed));
  }

  private static long count(List<Placed> placed, List<Integer> share) {
    return placed.stream().filter(each -> share.contains(each.partition())).count();
  }

  /** All at once, by calls; how many left without an answer after a tenth of a second. */
  long leftByCalls() throws Exception {
    var hasty = Http.silent(inventory.url()).patience(Duration.ofMillis(100));
    var order = new OrderPlaced(UUID.randomUUID(), "ivo", 4_200);
    return Together.run(ORDERS, () -> hasty.post("/reservations", order)).stream()
        .filter(each -> each.status() == Answer.GAVE_UP)
        .count();
  }
}
