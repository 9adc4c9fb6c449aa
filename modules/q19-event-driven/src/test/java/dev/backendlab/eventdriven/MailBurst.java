package dev.backendlab.eventdriven;

import static org.awaitility.Awaitility.await;

import dev.backendlab.eventdriven.mail.MailApplication;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Load;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.event.Event.Series;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * A burst of orders on a mail service that needs 30 ms for each, by calls and by events. A mail is
 * a wait for the provider, not work for a processor: so a second consumer helps on any machine.
 */
final class MailBurst {

  static final int ORDERS = 80;

  /** Threads for calls: as many as the consumers that it is compared with. */
  private static final int THREADS = 3;

  private static final Duration CALLERS_PATIENCE = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Shop shop;
  private final Service mail;
  private int lost;

  MailBurst(Shop shop) {
    this.shop = shop;
    this.mail =
        shop.start(
            Map.of(
                "mail.takes",
                "30ms",
                "spring.threads.virtual.enabled",
                false,
                "server.tomcat.threads.max",
                THREADS,
                "spring.kafka.consumer.max-poll-records",
                5,
                "spring.kafka.listener.auto-startup",
                false),
            MailApplication.class);
  }

  /** All call at once, and wait a quarter of a second each. */
  Load.Result byCalls(Stage stage) throws IOException, InterruptedException {
    var patient = Http.silent(mail.url()).patience(PATIENCE);
    for (int i = 0; i < 20; i++) {
      call(patient); // so that nobody gives up because classes are loaded
    }
    var hasty = patient.patience(CALLERS_PATIENCE);
    return stage
        .load("%d calls at once".formatted(ORDERS))
        .clients(ORDERS)
        .requests(ORDERS, i -> call(hasty));
  }

  private static void call(Http caller) throws IOException {
    var order = new OrderPlaced(UUID.randomUUID(), "ivo", 4_200);
    int status = caller.post("/mails", order).status();
    if (status != 201) {
      throw new IOException("Status " + status);
    }
  }

  /**
   * The same burst in a topic, for so many consumers of one group: the sooner drained of two, as
   * whatever else a machine does can only make it later.
   */
  Drained byEvents(int consumers) {
    return drained(consumers, "first", "second").stream()
        .min(Comparator.comparingDouble(Drained::millis))
        .orElseThrow();
  }

  /** Bursts so far after which a mail was missing, or sent twice. */
  int lost() {
    return lost;
  }

  /** So that the first burst is not slower because code is still being compiled. */
  void warmUp() {
    drained(6, "warming-up");
  }

  /** Bursts one after the other, for the same consumers. */
  private List<Drained> drained(int consumers, String... bursts) {
    var listener = (ConcurrentMessageListenerContainer<?, ?>) mail.listener("mail");
    listener.setConcurrency(consumers);
    listener.start();
    int partitions = shop.partitions("orders");
    await().atMost(PATIENCE).until(() -> working(listener) == Math.min(consumers, partitions));
    Consumers.awaitPartitions(listener, partitions);
    var drained =
        Stream.of(bursts)
            .map(burst -> drained(listener, consumers, "%s-burst-%d".formatted(burst, consumers)))
            .toList();
    listener.stop();
    return drained;
  }

  private Drained drained(
      ConcurrentMessageListenerContainer<?, ?> listener, int consumers, String customer) {
    var times = new ArrayList<Double>(List.of(0.0));
    var lags = new ArrayList<Double>(List.of(0.0));
    long start = System.nanoTime();
    shop.ordersArePlaced(customer, ORDERS);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          double lag = shop.lag("mail", "orders");
          times.add((System.nanoTime() - start) / 1e6);
          lags.add(lag);
          return lag == 0;
        });
    int idle = consumers - working(listener);
    var line =
        Series.counted(consumers + (consumers == 1 ? " consumer" : " consumers"), times, lags);
    long mails = shop.effects().mailsTo(customer);
    if (mails != ORDERS) {
      lost++;
    }
    return new Drained(consumers, idle, times.getLast(), mails, line);
  }

  private static int working(ConcurrentMessageListenerContainer<?, ?> listener) {
    return (int)
        listener.getAssignmentsByClientId().values().stream()
            .filter(partitions -> !partitions.isEmpty())
            .count();
  }
}
