package dev.backendlab.eventdriven;

import static org.awaitility.Awaitility.await;

import dev.backendlab.eventdriven.Shop.Placed;
import dev.backendlab.eventdriven.mail.MailApplication;
import dev.backendlab.kit.Answer;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Measured;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.Together;
import dev.backendlab.kit.event.Event.Axis;
import dev.backendlab.kit.event.Event.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A burst of orders on a mail service, by events and by calls. A mail is a wait for the provider,
 * not work for a processor: so a second consumer helps on any machine.
 */
final class MailBurst {

  static final int ORDERS = 1_000;

  /** Threads for calls: half as many as the partitions. */
  private static final int THREADS = 3;

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private final Shop shop;
  private final App mail;

  MailBurst(Shop shop) {
    this.shop = shop;
    this.mail =
        shop.start(
            shop.app(MailApplication.class)
                .with("mail.takes", "3ms")
                .with("spring.threads.virtual.enabled", false)
                .with("server.tomcat.threads.max", THREADS)
                .with("spring.kafka.listener.auto-startup", false));
  }

  /**
   * How bursts were worked off by the same consumers; where there were several, the last of them.
   *
   * @param consumers how many there are
   * @param working those that were given partitions
   * @param busiest how many of its events one consumer had to do by itself
   * @param millis from the first event sent to the last one committed, of all bursts
   * @param mails that were sent for it
   * @param lag over time
   */
  record Drained(
      int consumers, int working, long busiest, Measured millis, long mails, Series lag) {

    int idle() {
      return consumers - working;
    }

    long peak() {
      return lag.y().stream().mapToLong(Double::longValue).max().orElse(0);
    }

    static void showLag(Stage stage, List<Drained> all) {
      var lines = all.stream().map(Drained::lag).toList();
      stage.lines(
          "Lag: events that are not done yet",
          new Axis("ms since the first", false),
          new Axis("events", false),
          lines);
    }
  }

  /** The order is the key, so that orders spread over all partitions. */
  Drained byEvents(int consumers, int bursts) {
    var name = consumers + (consumers == 1 ? " consumer" : " consumers");
    return drained(name, consumers, bursts, UUID::toString);
  }

  /** The seller is the key, and half of the orders are of one seller. */
  Drained hotKey(int consumers) {
    return drained(
        consumers + ", hot key",
        consumers,
        1,
        order -> order.getLeastSignificantBits() % 2 == 0 ? "seller" : order.toString());
  }

  private Drained drained(String name, int consumers, int bursts, Function<UUID, String> key) {
    var listener = Listener.of(mail, "mail");
    listener.container().setConcurrency(consumers);
    listener.start(shop.partitions());
    int fair = Math.min(consumers, shop.partitions());
    await().atMost(PATIENCE).until(() -> listener.assigned().size() == fair);
    var shares = listener.assigned();
    var millis = new double[bursts];
    var placed = List.<Placed>of();
    var lag = Series.counted(name, List.of(), List.of());
    for (int i = 0; i < bursts; i++) {
      long start = System.nanoTime();
      placed = shop.place(name + i, ORDERS, key);
      lag = lag(name, start);
      millis[i] = lag.x().getLast();
    }
    listener.stop();
    long mails = shop.effects().mailsTo(name + (bursts - 1));
    long busiest = busiest(shares, placed);
    return new Drained(consumers, shares.size(), busiest, Measured.median(millis), mails, lag);
  }

  /** Until none is left, in ms since the start. */
  private Series lag(String name, long start) {
    var times = new ArrayList<Double>(List.of(0.0));
    var lags = new ArrayList<Double>(List.of(0.0));
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> {
          double lag = shop.lag("mail", "orders");
          times.add((System.nanoTime() - start) / 1e6);
          lags.add(lag);
          return lag == 0;
        });
    return Series.counted(name, times, lags);
  }

  private static long busiest(List<List<Integer>> shares, List<Placed> placed) {
    return shares.stream()
        .mapToLong(share -> placed.stream().filter(at -> share.contains(at.partition())).count())
        .max()
        .orElse(0);
  }

  /** All at once, by calls; how many left without an answer after a quarter of a second. */
  long leftByCalls() throws Exception {
    var hasty = Http.silent(mail.url()).patience(Duration.ofMillis(250));
    var calls =
        Together.run(
            ORDERS, () -> hasty.post("/mails", new OrderPlaced(UUID.randomUUID(), "ivo", 4_200)));
    return calls.stream().filter(each -> each.status() == Answer.GAVE_UP).count();
  }
}
