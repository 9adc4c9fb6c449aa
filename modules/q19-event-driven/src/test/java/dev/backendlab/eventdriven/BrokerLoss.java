package dev.backendlab.eventdriven;

import static org.awaitility.Awaitility.await;

import dev.backendlab.eventdriven.checkout.CheckoutApplication;
import dev.backendlab.eventdriven.checkout.OrderEvents;
import dev.backendlab.eventdriven.checkout.OrderStream;
import dev.backendlab.eventdriven.checkout.OrderTopics;
import dev.backendlab.kafka.KafkaCluster;
import dev.backendlab.kit.Column;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * A topic on three brokers, two senders that write to it all the time, and the loss of its leader.
 * One sender is the shop's own; the other takes the leader's word.
 */
final class BrokerLoss implements AutoCloseable {

  static final List<Column> COLUMNS =
      List.of(Column.of("acks"), Column.counted("acknowledged"), Column.counted("missing"));

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int BROKERS = 3;

  private final String topic;
  private final KafkaCluster kafka;
  private final Service checkout;
  private final OrderStream byAll;
  private final OrderStream byLeader;
  private final int leader;

  BrokerLoss(Shop shop) {
    this.kafka = KafkaCluster.start(BROKERS);
    this.topic = shop.named("orders");
    this.checkout = shop.start(settings(kafka), CheckoutApplication.class);
    this.leader = kafka.leaderOf(topic, 0);
    this.byAll = OrderStream.start(checkout.bean(OrderEvents.class), "all");
    this.byLeader =
        OrderStream.start(OrderTopics.acknowledgedByTheLeader(checkout.context()), "leader");
  }

  private static Map<String, Object> settings(KafkaCluster kafka) {
    return Map.of(
        "spring.main.web-application-type",
        "none",
        "spring.autoconfigure.exclude",
        "dev.backendlab.kafka.KafkaServerAutoConfiguration",
        "spring.kafka.bootstrap-servers",
        kafka.bootstrapServers(),
        "shop.partitions",
        1,
        "shop.replicas",
        BROKERS);
  }

  /**
   * What one sender was promised, and what became of it.
   *
   * @param acknowledged orders of which Kafka had said that it has them
   * @param missing those of them that are not in the topic
   */
  record Outcome(String acks, int acknowledged, int missing) {

    List<String> row() {
      return List.of(acks, "" + acknowledged, "" + missing);
    }
  }

  /** Both senders are given so many more acknowledgements. */
  void bothSend(int more) {
    int all = byAll.acknowledged().size() + more;
    int hasty = byLeader.acknowledged().size() + more;
    awaitThat(() -> byAll.acknowledged().size() >= all);
    awaitThat(() -> byLeader.acknowledged().size() >= hasty);
  }

  /**
   * The followers stand still, as they may for a moment in any network, until the leader has
   * acknowledged so many more events by itself; says how many that were.
   */
  int followersHang(int acknowledgements) {
    followers().forEach(kafka::pause);
    int before = byLeader.acknowledged().size();
    awaitThat(() -> byLeader.acknowledged().size() >= before + acknowledgements);
    return byLeader.acknowledged().size() - before;
  }

  /** The leader is killed, and its followers go on without it. */
  void leaderIsKilled() {
    kafka.kill(leader);
    followers().forEach(kafka::resume);
  }

  int leader() {
    return kafka.leaderOf(topic, 0);
  }

  int killed() {
    return leader;
  }

  /** Both senders stop, and the topic is read from its beginning. */
  List<Outcome> outcomes() throws InterruptedException {
    byAll.close();
    byLeader.close();
    var written =
        Written.in(topic, consumers()).stream()
            .map(ConsumerRecord::key)
            .collect(Collectors.toSet());
    return List.of(outcome("all", byAll, written), outcome("1", byLeader, written));
  }

  private static Outcome outcome(String acks, OrderStream sender, Set<String> written) {
    var missing = new HashSet<>(sender.acknowledged());
    missing.removeAll(written);
    return new Outcome(acks, sender.acknowledged().size(), missing.size());
  }

  private List<Integer> followers() {
    return IntStream.rangeClosed(1, BROKERS).filter(each -> each != leader).boxed().toList();
  }

  @SuppressWarnings("unchecked")
  private ConsumerFactory<String, String> consumers() {
    return checkout.bean(ConsumerFactory.class);
  }

  private static void awaitThat(java.util.concurrent.Callable<Boolean> condition) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(condition);
  }

  @Override
  public void close() throws InterruptedException {
    byAll.close();
    byLeader.close();
    checkout.close();
    kafka.close();
  }
}
