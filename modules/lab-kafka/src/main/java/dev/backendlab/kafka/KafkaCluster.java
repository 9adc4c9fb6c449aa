package dev.backendlab.kafka;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.service.Backing;
import dev.backendlab.kit.story.Story;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Brokers of the lab's own that a claim may hurt, numbered from 1; each is its own controller too,
 * so that a cluster of three stands the loss of one.
 *
 * <pre>{@code
 * try (var kafka = KafkaCluster.start(3, "min.insync.replicas=2")) {
 *   fill(kafka.bootstrapServers());
 *   kafka.kill(kafka.leaderOf("orders", 0));
 * }
 * }</pre>
 */
public final class KafkaCluster implements Backing, AutoCloseable {

  private final OwnCluster cluster;
  private final Set<OwnBroker> paused = ConcurrentHashMap.newKeySet();

  private KafkaCluster(OwnCluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Starts a cluster, whatever the user has configured: processes, or containers where the demo
   * runs on Docker.
   *
   * @param brokers how many
   * @param settings of each of them, as in server.properties, for example {@code
   *     min.insync.replicas=2}
   */
  public static KafkaCluster start(int brokers, String... settings) {
    long since = System.nanoTime();
    var source = KafkaService.INSTANCE.sourceOfOwn();
    var cluster = new KafkaCluster(OwnCluster.start(source, brokers, List.of(settings)));
    long millis = (System.nanoTime() - since) / 1_000_000;
    Story.live()
        .tell(
            new Event.ServiceReady(
                "Kafka", cluster.version(), source.toString(), cluster.bootstrapServers(), millis));
    return cluster;
  }

  /** How many brokers there are, be they stopped. */
  public int brokers() {
    return cluster.brokers().size();
  }

  /** Of all brokers, for a client's {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return cluster.brokers().stream().map(OwnBroker::address).collect(Collectors.joining(","));
  }

  /** Of one broker, for example {@code 127.0.0.1:23456}. */
  public String address(int broker) {
    return of(broker).address();
  }

  /** For example {@code 4.2.2}. */
  public String version() {
    return cluster.brokers().getFirst().version().get();
  }

  /**
   * With which an application uses these brokers, and not the one that the lab's contexts share.
   */
  @Override
  public Map<String, String> settings() {
    return KafkaServerAutoConfiguration.replacedBy(bootstrapServers());
  }

  /** The number of the broker that leads a partition now, or 0 while none does. */
  public int leaderOf(String topic, int partition) {
    return Topology.leaderOf(answering(), topic, partition);
  }

  /** Stops a broker in order: it hands its partitions over first. Its data stays. */
  public void stop(int broker) {
    of(broker).server().end("TERM");
    paused.remove(of(broker));
  }

  /** Kills a broker (kill -9). Its data stays. */
  public void kill(int broker) {
    of(broker).server().kill();
    paused.remove(of(broker));
  }

  /** Freezes a broker: connections stay, answers don't come, and the others think it dead. */
  public void pause(int broker) {
    paused.add(of(broker));
    of(broker).server().pause();
  }

  /** Thaws a broker. */
  public void resume(int broker) {
    of(broker).server().resume();
    paused.remove(of(broker));
  }

  /**
   * Starts a broker again on its old ports and data, after stopping it if need be; returns once it
   * serves, which takes a majority of the brokers.
   */
  public void restart(int broker) {
    stop(broker);
    if (!of(broker).startAndAnswer()) {
      throw new IllegalStateException(
          "Kafka broker %d did not start again: %s"
              .formatted(broker, of(broker).server().lastWords(1)));
    }
  }

  /** Ends all brokers for good and removes their data. */
  @Override
  public void close() {
    cluster.close();
  }

  /** A client that knows no other broker yet would wait for a frozen one. */
  private String answering() {
    return cluster.brokers().stream()
        .filter(broker -> broker.server().isAlive() && !paused.contains(broker))
        .map(OwnBroker::address)
        .collect(Collectors.joining(","));
  }

  private OwnBroker of(int broker) {
    if (broker < 1 || broker > cluster.brokers().size()) {
      throw new IllegalArgumentException(
          "There is no broker %d, they are numbered 1 to %d."
              .formatted(broker, cluster.brokers().size()));
    }
    return cluster.brokers().get(broker - 1);
  }
}
