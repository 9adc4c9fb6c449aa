package dev.backendlab.kafka;

import dev.backendlab.docker.ComposeFile;
import dev.backendlab.docker.ContainerServer;
import dev.backendlab.docker.PrivateNetwork;
import dev.backendlab.kafka.broker.BrokerSettings;
import java.util.Map;
import java.util.regex.Pattern;
import org.testcontainers.images.builder.Transferable;

/** A broker in a container, from the image that the compose file names, or the one it started. */
record BrokerContainer(ContainerServer server) {

  private static final String SERVICE = "kafka";
  private static final int FOR_CLIENTS = 9092;
  private static final int FOR_CONTROLLERS = 9093;
  private static final int FOR_BROKERS = 9094;
  private static final String SETTINGS = "/opt/kafka/config/lab.properties";
  private static final String DATA = "/var/lib/kafka/data";
  private static final Pattern VERSION = Pattern.compile("Kafka version: (\\d[\\w.]*)");

  /** In the containers' network brokers have names; clients come by a port of this machine. */
  private record Boxed(int number, int port) implements BrokerSettings.Place {

    @Override
    public String address() {
      return "127.0.0.1:" + port;
    }

    @Override
    public String controller() {
      return name(number) + ":" + FOR_CONTROLLERS;
    }

    @Override
    public Map<String, String> listeners() {
      return Map.of(
          "inter.broker.listener.name",
          "BROKERS",
          "listener.security.protocol.map",
          "PLAINTEXT:PLAINTEXT,BROKERS:PLAINTEXT,CONTROLLER:PLAINTEXT",
          "listeners",
          "PLAINTEXT://:%d,BROKERS://:%d,CONTROLLER://:%d"
              .formatted(FOR_CLIENTS, FOR_BROKERS, FOR_CONTROLLERS),
          "advertised.listeners",
          "PLAINTEXT://%s,BROKERS://%s:%d".formatted(address(), name(number), FOR_BROKERS));
    }
  }

  static BrokerSettings.Place place(int number, int port) {
    return new Boxed(number, port);
  }

  static OwnBroker prepare(BrokerSettings settings, int number, PrivateNetwork network) {
    var place = (Boxed) settings.places().get(number - 1);
    var image = ComposeFile.ofProject().image(SERVICE);
    var server = ContainerServer.of(image, FOR_CLIENTS, place.port());
    network.add(server, name(number));
    var properties = "log.dirs=%s\n%s".formatted(DATA, settings.propertiesOf(number));
    server
        .container()
        .withCopyToContainer(Transferable.of(properties), SETTINGS)
        .withEnv("KAFKA_HEAP_OPTS", "-Xmx192m")
        .withEnv("KAFKA_JVM_PERFORMANCE_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1")
        .withCommand("sh", "-c", start(settings.cluster()));
    var broker = new BrokerContainer(server);
    return new OwnBroker(
        place.address(), server, () -> Topology.serves(place.address(), number), broker::version);
  }

  /** Where {@code docker compose up} has it. */
  static String ofCompose() {
    var address = ComposeFile.ofProject().running(SERVICE, FOR_CLIENTS);
    return address.getHostString() + ":" + address.getPort();
  }

  /** What its log says: a client only learns of a level. */
  private String version() {
    var said = VERSION.matcher(server.log());
    return said.find() ? said.group(1) : "unknown";
  }

  private static String name(int number) {
    return "broker-" + number;
  }

  /** The image's own start formats its folder each time, in one more JVM. */
  private static String start(String cluster) {
    return """
    cd /opt/kafka/bin
    [ -e %2$s/meta.properties ] || ./kafka-storage.sh format -t %1$s -c %3$s || exit 1
    exec ./kafka-server-start.sh %3$s
    """
        .formatted(cluster, DATA, SETTINGS);
  }
}
