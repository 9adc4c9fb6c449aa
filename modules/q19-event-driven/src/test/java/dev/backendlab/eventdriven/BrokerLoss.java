package dev.backendlab.eventdriven;

import static org.awaitility.Awaitility.await;

import dev.backendlab.eventdriven.checkout.CheckoutApplication;
import dev.backendlab.eventdriven.checkout.OrderEvents;
import dev.backendlab.kafka.KafkaCluster;
import dev.backendlab.kit.App;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A topic on three brokers, two senders that write to it, and the loss of its leader. */
final class BrokerLoss implements AutoCloseable {

  private static final int BROKERS = 3;

  private final KafkaCluster kafka = KafkaCluster.start(BROKERS);
  private final TopicPartition topic;
  private final App checkout;
  private final int leader;
  private final Sender byShop;
  private final Sender byLeadersWord;

  BrokerLoss(Shop shop) {
    var starter =
        shop.app(CheckoutApplication.class).withoutWeb().on(kafka).with("shop.replicas", BROKERS);
    this.topic = new TopicPartition(shop.named("orders"), 0);
    this.checkout = shop.start(starter);
    await().atMost(Duration.ofSeconds(60)).until(() -> leader() > 0);
    this.leader = leader();
    this.byShop = new Sender(checkout.bean(OrderEvents.class)::send, ConcurrentHashMap.newKeySet());
    var hasty = Shop.sender(checkout, Map.of(ProducerConfig.ACKS_CONFIG, "1"));
    this.byLeadersWord =
        new Sender(
            each -> hasty.send(topic.topic(), each.order().toString(), shop.json(each)),
            ConcurrentHashMap.newKeySet());
  }

  /**
   * Somebody who sends orders.
   *
   * @param acknowledged orders of which Kafka has said that it has them
   */
  record Sender(Function<OrderPlaced, CompletableFuture<?>> send, Set<String> acknowledged) {

    /** So many; done when each is acknowledged or refused. */
    CompletableFuture<Void> sends(int orders) {
      return CompletableFuture.allOf(
          IntStream.range(0, orders)
              .mapToObj(i -> new OrderPlaced(UUID.randomUUID(), "ada", 4_200))
              .map(order ->
                  send.apply(order)
                      .thenAccept(sent -> acknowledged.add(order.order().toString()))
                      .exceptionally(refused -> null))
              .toArray(CompletableFuture[]::new));
    }
  }

  /** The shop's own sender. */
  Sender byShop() {
    return byShop;
  }

  /** One that is content with what the leader alone says. */
  Sender byLeadersWord() {
    return byLeadersWord;
  }

  /** The followers stand still, as they may for a moment in any network. */
  void followersHang() {
    followers().forEach(kafka::pause);
  }

  /** The leader is killed, and its followers go on without it. */
  void leaderIsKilled() {
    kafka.kill(leader);
    followers().forEach(kafka::resume);
  }

  private List<Integer> followers() {
    return IntStream.rangeClosed(1, BROKERS).filter(each -> each != leader).boxed().toList();
  }

  private int leader() {
    return kafka.leaderOf(topic.topic(), topic.partition());
  }

  boolean hasAnotherLeader() {
    int now = leader();
    return now > 0 && now != leader;
  }

  /** How many of a sender's acknowledged orders are not in the topic: this looks, no shop does. */
  int missing(Sender sender) {
    var missing = new HashSet<>(sender.acknowledged());
    var cluster = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers());
    var text = new StringDeserializer();
    try (var consumer = new KafkaConsumer<>(cluster, text, text)) {
      consumer.assign(List.of(topic));
      consumer.seekToBeginning(List.of(topic));
      long end = consumer.endOffsets(List.of(topic)).getOrDefault(topic, 0L);
      while (consumer.position(topic) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(event -> missing.remove(event.key()));
      }
    }
    return missing.size();
  }

  @Override
  public void close() {
    checkout.close();
    kafka.close();
  }
}
