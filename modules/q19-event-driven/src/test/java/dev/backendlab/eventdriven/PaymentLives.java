package dev.backendlab.eventdriven;

import static org.awaitility.Awaitility.await;

import dev.backendlab.eventdriven.payment.PaymentApplication;
import dev.backendlab.eventdriven.payment.PaymentStep;
import dev.backendlab.eventdriven.payment.PaymentStep.State;
import dev.backendlab.eventdriven.payment.PaymentSteps;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Column;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;

/**
 * Payments and the four steps of their lives, which two instances of the payment service book: the
 * second comes while the first is at work, then the first one goes.
 */
final class PaymentLives {

  private final Shop shop;
  private final List<UUID> keyed = payments(600);
  private final List<UUID> keyless = payments(200);
  private final List<UUID> inTurn = payments(200);

  PaymentLives(Shop shop) {
    this.shop = shop;
  }

  /**
   * What has become of payments.
   *
   * @param scattered payments whose steps lie in more than one partition
   * @param complete payments that were booked to their last step
   * @param tooEarly steps that came before the one that they follow
   */
  record Booked(String sent, long scattered, long complete, long tooEarly) {

    static final List<Column> COLUMNS =
        List.of(
            Column.of("payments sent"),
            Column.counted("in several partitions"),
            Column.counted("booked to the last step"),
            Column.counted("steps that came too early"));

    List<String> row() {
      return List.of(sent, "" + scattered, "" + complete, "" + tooEarly);
    }
  }

  /**
   * Half of all lives before the first instance starts, half once a second has come.
   *
   * @return how many partitions the second took from the first
   */
  int live() {
    var first = instance();
    send(first, State.AUTHORISED, State.CAPTURED);
    var ledger = Listener.of(first, "ledger").start(1);
    var second = Listener.of(instance(), "ledger").start(1);
    int moved = second.assigned().stream().mapToInt(List::size).sum();
    send(first, State.SETTLED, State.REFUNDED);
    ledger.container().stop();
    await().atMost(Duration.ofSeconds(60)).until(() -> shop.lag("ledger", "payments") == 0);
    return moved;
  }

  private App instance() {
    return shop.start(
        shop.app(PaymentApplication.class)
            .withoutWeb()
            .with("spring.kafka.listener.auto-startup", false));
  }

  /** One step of all payments, then the next step. */
  private void send(App sender, State... states) {
    var steps = sender.bean(PaymentSteps.class);
    var usual = Shop.sender(sender, Map.of());
    var roundRobin =
        Shop.sender(
            sender, Map.of(ProducerConfig.PARTITIONER_CLASS_CONFIG, RoundRobinPartitioner.class));
    var topic = shop.named("payments");
    var sent = new ArrayList<CompletableFuture<?>>();
    for (var state : states) {
      keyed.forEach(each -> sent.add(steps.send(new PaymentStep(each, state))));
      keyless.forEach(each -> sent.add(usual.send(topic, json(each, state))));
      inTurn.forEach(each -> sent.add(roundRobin.send(topic, json(each, state))));
    }
    sent.forEach(CompletableFuture::join);
  }

  private String json(UUID payment, State state) {
    return shop.json(new PaymentStep(payment, state));
  }

  /** Those with a key, those without, and those that were sent to each partition in turn. */
  List<Booked> booked() {
    var partitions =
        shop.read("payments").stream()
            .collect(
                Collectors.groupingBy(
                    PaymentLives::payment,
                    Collectors.mapping(ConsumerRecord::partition, Collectors.toSet())));
    return List.of(
        booked("600 with the payment as key", keyed, partitions),
        booked("200 without a key", keyless, partitions),
        booked("200 to each partition in turn", inTurn, partitions));
  }

  private Booked booked(String sent, List<UUID> payments, Map<UUID, Set<Integer>> partitions) {
    return new Booked(
        sent,
        payments.stream()
            .filter(each -> partitions.getOrDefault(each, Set.of()).size() > 1)
            .count(),
        count("ledger where step = " + State.values().length, payments),
        count("out_of_order", payments));
  }

  private long count(String table, List<UUID> payments) {
    var ids = shop.jdbc().sql("select payment_id from " + table).query(UUID.class).list();
    return ids.stream().filter(new HashSet<>(payments)::contains).count();
  }

  private static UUID payment(ConsumerRecord<String, String> step) {
    return UUID.fromString(step.value().replaceAll(".*\"payment\":\"([^\"]+)\".*", "$1"));
  }

  private static List<UUID> payments(int count) {
    return Stream.generate(UUID::randomUUID).limit(count).toList();
  }
}
