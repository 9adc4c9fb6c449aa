package dev.backendlab.kafka;

import dev.backendlab.kit.service.BackingServer;
import dev.backendlab.kit.service.RunPrefix;
import dev.backendlab.kit.service.Source;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka to work on: one broker of the lab's own, or the user's cluster.
 *
 * <p>Demo code has Spring's template and listeners; this type is for clients of its own, and for
 * what claims ask of topics. For several brokers there is {@link KafkaCluster}.
 */
public final class KafkaServer extends BackingServer {

  private final String bootstrapServers;
  private final String version;
  private final Topics topics;

  private KafkaServer(
      Source source, String version, KafkaAddress address, @Nullable OwnBroker own, long since) {
    super(own);
    this.bootstrapServers = address.bootstrapServers();
    this.version = version;
    this.topics = new Topics(address.properties());
    announce("Kafka", source, since);
  }

  /**
   * Starts a broker of the lab's own, whatever the user has configured: a process, or a container
   * where the demo runs on Docker.
   *
   * @param settings as in server.properties, for example {@code log.retention.ms=1000}
   */
  public static KafkaServer start(String... settings) {
    return start(KafkaService.INSTANCE.sourceOfOwn(), settings);
  }

  static KafkaServer start(Source source, String... settings) {
    long since = System.nanoTime();
    var broker = OwnCluster.start(source, 1, List.of(settings)).brokers().getFirst();
    var address = KafkaAddress.own(broker.address());
    return new KafkaServer(source, broker.version().get(), address, broker, since);
  }

  /** The user's cluster, or the one of the compose file. */
  static KafkaServer visit(Source source, KafkaAddress cluster) {
    long since = System.nanoTime();
    return new KafkaServer(source, cluster.release(), cluster, null, since);
  }

  /** As a client wants them, for example {@code 127.0.0.1:23456}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** A user name or password is never part of it. */
  @Override
  public String address() {
    return bootstrapServers;
  }

  /** As far as it is known, for example {@code 4.2.2}. */
  @Override
  public String version() {
    return version;
  }

  /** With which an application uses this broker, and not the one that the lab's contexts share. */
  @Override
  public Map<String, String> settings() {
    return KafkaServerAutoConfiguration.replacedBy(bootstrapServers);
  }

  /**
   * A name for a topic or a consumer group of this run, for example {@code lab_3f9a01c7-orders}: on
   * the user's cluster, what begins like that is removed at the end. In a properties file it is
   * {@code ${lab.name}-orders}.
   */
  public String named(String what) {
    return RunPrefix.name() + "-" + what;
  }

  /**
   * Creates a topic of this run, and returns once each partition has its leader.
   *
   * @return its name, as {@link #named} makes it of this word
   */
  public String topic(String word, int partitions) {
    topics.create(named(word), partitions);
    return named(word);
  }

  /**
   * How many messages of a topic a consumer group has not committed yet.
   *
   * @param group its full name
   * @param topic its full name
   */
  public long lag(String group, String topic) {
    return topics.lag(group, topic);
  }

  /**
   * All messages that a topic holds now, those of a partition in their order. No group notices.
   *
   * @param topic its full name
   */
  public List<ConsumerRecord<String, String>> read(String topic) {
    return topics.read(topic);
  }
}
