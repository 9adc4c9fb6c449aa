package dev.backendlab.eventdriven;

import static org.awaitility.Awaitility.await;

import dev.backendlab.eventdriven.payment.PaymentApplication;
import dev.backendlab.eventdriven.payment.PaymentStep;
import dev.backendlab.eventdriven.payment.PaymentSteps;
import dev.backendlab.kit.Column;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Payments and the four steps of their lives, which two instances of the payment service book: the
 * second comes while the first is at work, then the first one goes.
 */
final class PaymentLives {

  static final List<Column> COLUMNS =
      List.of(
          Column.of("sent"),
          Column.counted("payments complete"),
          Column.counted("steps that came too early"));

  static final int KEYED = 1_000;
  static final int KEYLESS = 200;

  private final Shop shop;
  private final List<UUID> keyed = payments(KEYED);
  private final List<UUID> keyless = payments(KEYLESS);
  private int moved;

  PaymentLives(Shop shop) {
    this.shop = shop;
  }

  /**
   * What the ledger has of them.
   *
   * @param complete payments that were booked to their last step
   * @param tooEarly steps that came before the one that they follow
   */
  record Booked(String sent, long complete, long tooEarly) {

    List<String> row() {
      return List.of(sent, "" + complete, "" + tooEarly);
    }
  }

  void live() {
    var first = instance();
    sentInPart(first, 0);
    ledger(first).start();
    var second = ledger(instance());
    second.start();
    Consumers.awaitPartitions(second, 1);
    moved = assigned(second);
    sentInPart(first, 1);
    ledger(first).stop();
    await().atMost(Duration.ofSeconds(60)).until(() -> shop.lag("ledger", "payments") == 0);
  }

  /** Half of the life of those with a key; the whole life of half of those without. */
  private void sentInPart(Service sender, int half) {
    var steps = sender.bean(PaymentSteps.class);
    var states = List.of(PaymentStep.State.values());
    var sent = new ArrayList<CompletableFuture<?>>();
    for (var state : states.subList(2 * half, 2 * half + 2)) {
      keyed.forEach(each -> sent.add(steps.send(new PaymentStep(each, state))));
    }
    var kafka = keyless(sender);
    for (var payment : keyless.subList(half * KEYLESS / 2, (half + 1) * KEYLESS / 2)) {
      states.forEach(state ->
          sent.add(kafka.send(shop.named("payments"), shop.json(new PaymentStep(payment, state)))));
    }
    kafka.flush();
    sent.forEach(CompletableFuture::join);
  }

  @SuppressWarnings("unchecked")
  private static KafkaTemplate<String, String> keyless(Service sender) {
    var producers = (ProducerFactory<String, String>) sender.bean(ProducerFactory.class);
    return new KafkaTemplate<>(
        producers, Map.of(ProducerConfig.PARTITIONER_CLASS_CONFIG, RoundRobinPartitioner.class));
  }

  /** Partitions that the second instance took from the first. */
  int moved() {
    return moved;
  }

  Booked withKeys() {
    return booked("with key", keyed);
  }

  Booked withoutKeys() {
    return booked("without key", keyless);
  }

  private Service instance() {
    var settings = new HashMap<String, Object>(Shop.DEAF);
    settings.put("spring.kafka.listener.auto-startup", false);
    return shop.start(settings, PaymentApplication.class);
  }

  private static MessageListenerContainer ledger(Service instance) {
    return instance.listener("ledger");
  }

  private static int assigned(MessageListenerContainer container) {
    var partitions = container.getAssignedPartitions();
    return partitions == null ? 0 : partitions.size();
  }

  private Booked booked(String sent, List<UUID> payments) {
    int last = PaymentStep.State.values().length;
    long complete =
        ids("select payment_id from ledger where step = " + last).stream()
            .filter(Set.copyOf(payments)::contains)
            .count();
    long tooEarly =
        ids("select payment_id from out_of_order").stream()
            .filter(Set.copyOf(payments)::contains)
            .count();
    return new Booked(sent, complete, tooEarly);
  }

  private List<UUID> ids(String sql) {
    return shop.jdbc().sql(sql).query(UUID.class).list().stream().filter(Objects::nonNull).toList();
  }

  private static List<UUID> payments(int count) {
    return IntStream.range(0, count).mapToObj(i -> UUID.randomUUID()).toList();
  }
}
