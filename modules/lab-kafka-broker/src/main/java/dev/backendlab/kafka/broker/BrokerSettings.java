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
 * @param ports of the brokers, in the order of their numbers, which begin with 1
 * @param own what the demo sets, as in server.properties
 */
public record BrokerSettings(String cluster, List<Ports> ports, Map<String, String> own) {

  private static final String HOST = "127.0.0.1";

  /** Where a broker listens: for clients and the other brokers, and as a controller. */
  public record Ports(int broker, int controller) {

    /** For clients. */
    public String address() {
      return HOST + ":" + broker;
    }
  }

  /** What is to stand in the {@link Broker#SETTINGS} of the broker with this number. */
  public String fileOf(int number) {
    var lines = new LinkedHashMap<String, String>();
    lines.put(Broker.CLUSTER, cluster);
    lines.putAll(identity(number));
    lines.putAll(small());
    lines.putAll(alert());
    lines.putAll(own);
    return lines.entrySet().stream()
        .map(line -> line.getKey() + "=" + line.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private Map<String, String> identity(int number) {
    var mine = ports.get(number - 1);
    return Map.of(
        "node.id",
        "" + number,
        "process.roles",
        "broker,controller",
        "controller.quorum.voters",
        voters(),
        "controller.listener.names",
        "CONTROLLER",
        "inter.broker.listener.name",
        "PLAINTEXT",
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "listeners",
        listeners(mine),
        "advertised.listeners",
        "PLAINTEXT://" + mine.address());
  }

  private String voters() {
    return IntStream.rangeClosed(1, ports.size())
        .mapToObj(number -> "%d@%s:%d".formatted(number, HOST, ports.get(number - 1).controller()))
        .collect(Collectors.joining(","));
  }

  private static String listeners(Ports ports) {
    return "PLAINTEXT://%s,CONTROLLER://%s:%d".formatted(ports.address(), HOST, ports.controller());
  }

  /** Internal topics with fewer partitions, on as many brokers as there are, up to three. */
  private Map<String, String> small() {
    var replicas = "" + Math.min(3, ports.size());
    var inSync = "" + Math.min(2, ports.size());
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
