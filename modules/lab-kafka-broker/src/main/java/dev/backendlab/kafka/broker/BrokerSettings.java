package dev.backendlab.kafka.broker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A cluster's settings: Kafka's defaults, but for what makes a broker small, and a failed one
 * noticed within two seconds instead of ten.
 *
 * @param cluster its id
 * @param places of the brokers, in the order of their numbers, which begin with 1
 * @param own what the demo sets, as in server.properties
 */
public record BrokerSettings(
    String cluster, List<? extends Place> places, Map<String, String> own) {

  private static final String HOST = "127.0.0.1";

  /** Where a broker listens. */
  public interface Place {

    /** For clients: a host and a port. */
    String address();

    /** As the other brokers reach it as a controller: a host and a port. */
    String controller();

    /** What server.properties has to say about it. */
    Map<String, String> listeners();
  }

  /** On ports of this machine: for clients and the other brokers, and as a controller. */
  public record Ports(int broker, int forControllers) implements Place {

    @Override
    public String address() {
      return HOST + ":" + broker;
    }

    @Override
    public String controller() {
      return HOST + ":" + forControllers;
    }

    @Override
    public Map<String, String> listeners() {
      return Map.of(
          "inter.broker.listener.name",
          "PLAINTEXT",
          "listener.security.protocol.map",
          "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
          "listeners",
          "PLAINTEXT://%s,CONTROLLER://%s".formatted(address(), controller()),
          "advertised.listeners",
          "PLAINTEXT://" + address());
    }
  }

  /** What is to stand in the {@link Broker#SETTINGS} of the broker with this number. */
  public String fileOf(int number) {
    return "%s=%s\n%s".formatted(Broker.CLUSTER, cluster, propertiesOf(number));
  }

  /** The server.properties of the broker with this number, but for its folder. */
  public String propertiesOf(int number) {
    var lines = new LinkedHashMap<String, String>();
    lines.putAll(identity(number));
    lines.putAll(places.get(number - 1).listeners());
    lines.putAll(small());
    lines.putAll(alert());
    lines.putAll(own);
    return lines.entrySet().stream()
        .map(line -> line.getKey() + "=" + line.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private Map<String, String> identity(int number) {
    return Map.of(
        "node.id",
        "" + number,
        "process.roles",
        "broker,controller",
        "controller.quorum.voters",
        voters(),
        "controller.listener.names",
        "CONTROLLER");
  }

  private String voters() {
    return IntStream.rangeClosed(1, places.size())
        .mapToObj(number -> "%d@%s".formatted(number, places.get(number - 1).controller()))
        .collect(Collectors.joining(","));
  }

  /** Internal topics with fewer partitions, on as many brokers as there are, up to three. */
  private Map<String, String> small() {
    var replicas = "" + Math.min(3, places.size());
    var inSync = "" + Math.min(2, places.size());
    var lines = new LinkedHashMap<String, String>();
    lines.put("offsets.topic.num.partitions", "3");
    lines.put("offsets.topic.replication.factor", replicas);
    lines.put("transaction.state.log.num.partitions", "3");
    lines.put("transaction.state.log.replication.factor", replicas);
    lines.put("transaction.state.log.min.isr", inSync);
    lines.put("share.coordinator.state.topic.num.partitions", "3");
    lines.put("share.coordinator.state.topic.replication.factor", replicas);
    lines.put("share.coordinator.state.topic.min.isr", inSync);
    lines.put("default.replication.factor", replicas);
    lines.put("log.cleaner.dedupe.buffer.size", "2097152");
    lines.put("num.network.threads", "1");
    lines.put("num.io.threads", "2");
    return lines;
  }

  private static Map<String, String> alert() {
    return Map.of(
        "group.initial.rebalance.delay.ms", "0",
        "broker.heartbeat.interval.ms", "200",
        "broker.session.timeout.ms", "2000",
        "controller.quorum.election.timeout.ms", "500",
        "controller.quorum.fetch.timeout.ms", "1000");
  }
}
