package dev.backendlab.eventdriven;

import static org.awaitility.Awaitility.await;

import dev.backendlab.eventdriven.checkout.CheckoutApplication;
import dev.backendlab.eventdriven.checkout.OrderStream;
import dev.backendlab.kafka.KafkaCluster;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Column;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * A topic on three brokers, two senders that write to it all the time, and the loss of its leader.
 * One sender is the shop's own; the other takes the leader's word.
 */
final class BrokerLoss implements AutoCloseable {

  private static final int BROKERS = 3;
  private final KafkaCluster kafka = KafkaCluster.start(BROKERS);
  private final TopicPartition topic;
  private final App checkout;
  private final int leader;
  private final OrderStream byAll;
  private final OrderStream byLeader;

  BrokerLoss(Shop shop) {
    this.topic = new TopicPartition(shop.named("orders"), 0);
    this.checkout =
        shop.start(
            shop.app(CheckoutApplication.class)
                .withoutWeb()
                .on(kafka)
                .with("shop.replicas", BROKERS));
    awaitThat(() -> leader() > 0);
    this.leader = leader();
    this.byAll = OrderStream.asTheShopSends(checkout, "all");
    this.byLeader = OrderStream.onTheLeadersWord(checkout, "leader");
  }

  /**
   * What one sender was promised, and what became of it.
   *
   * @param acknowledged orders of which Kafka had said that it has them
   * @param missing those of them that are not in the topic
   */
  record Outcome(String acks, int acknowledged, int missing) {

    static final List<Column> COLUMNS =
        List.of(Column.of("acks"), Column.counted("acknowledged"), Column.counted("missing"));

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

  private int leader() {
    return kafka.leaderOf(topic.topic(), topic.partition());
  }

  boolean hasAnotherLeader() {
    return leader() != leader;
  }

  /** Both senders stop, and the topic is read: the shop's own sender first. */
  List<Outcome> outcomes() throws InterruptedException {
    byAll.close();
    byLeader.close();
    var written = keys();
    return List.of(outcome("all", byAll, written), outcome("1", byLeader, written));
  }

  private static Outcome outcome(String acks, OrderStream sender, Set<String> written) {
    var missing = new HashSet<>(sender.acknowledged());
    missing.removeAll(written);
    return new Outcome(acks, sender.acknowledged().size(), missing.size());
  }

  @SuppressWarnings("unchecked")
  private Set<String> keys() {
    var keys = new HashSet<String>();
    var consumers = (ConsumerFactory<String, String>) checkout.bean(ConsumerFactory.class);
    try (var consumer = consumers.createConsumer(topic.topic() + "-reader", "")) {
      consumer.assign(List.of(topic));
      consumer.seekToBeginning(List.of(topic));
      long end = consumer.endOffsets(List.of(topic)).getOrDefault(topic, 0L);
      while (consumer.position(topic) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(event -> keys.add(event.key()));
      }
    }
    return keys;
  }

  private List<Integer> followers() {
    return IntStream.rangeClosed(1, BROKERS).filter(each -> each != leader).boxed().toList();
  }

  private static void awaitThat(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(10)).until(condition);
  }

  @Override
  public void close() throws InterruptedException {
    byAll.close();
    byLeader.close();
    checkout.close();
    kafka.close();
  }
}
