package dev.backendlab.kafka;

import dev.backendlab.docker.PrivateNetwork;
import dev.backendlab.kafka.broker.BrokerSettings;
import dev.backendlab.kit.service.FreePorts;
import dev.backendlab.kit.service.ServerStart;
import dev.backendlab.kit.service.Source;
import dev.backendlab.kit.service.Training;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/** Brokers of our own that find each other, as processes or as containers on a private network. */
record OwnCluster(List<OwnBroker> brokers, Runnable whenClosed) implements AutoCloseable {

  private static final AtomicBoolean wishedTraining = new AtomicBoolean();

  static OwnCluster start(Source source, int size, List<String> settings) {
    var own = parse(settings);
    if (source == Source.DOCKER) {
      var network = PrivateNetwork.create();
      var brokers = ServerStart.ofAll(() -> inContainers(size, own, network));
      return new OwnCluster(brokers, network::close);
    }
    if (!wishedTraining.getAndSet(true)) {
      Training.afterRun(BrokerProgram::train);
    }
    return new OwnCluster(ServerStart.ofAll(() -> embedded(size, own)), () -> {});
  }

  private static List<OwnBroker> embedded(int size, Map<String, String> own) {
    var ports =
        Stream.generate(() -> new BrokerSettings.Ports(FreePorts.next(), FreePorts.next()))
            .limit(size)
            .toList();
    var settings = new BrokerSettings(Uuid.randomUuid().toString(), ports, own);
    return IntStream.rangeClosed(1, size)
        .mapToObj(number -> EmbeddedBroker.prepare(settings, number))
        .toList();
  }

  private static List<OwnBroker> inContainers(
      int size, Map<String, String> own, PrivateNetwork network) {
    var places =
        IntStream.rangeClosed(1, size)
            .mapToObj(number -> BrokerContainer.place(number, FreePorts.next()))
            .toList();
    var settings = new BrokerSettings(Uuid.randomUuid().toString(), places, own);
    return IntStream.rangeClosed(1, size)
        .mapToObj(number -> BrokerContainer.prepare(settings, number, network))
        .toList();
  }

  @Override
  public void close() {
    ServerStart.closeAll(brokers);
    whenClosed.run();
  }

  private static Map<String, String> parse(List<String> settings) {
    var parsed = new LinkedHashMap<String, String>();
    for (var setting : settings) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("'%s' is not of the form key=value.".formatted(setting));
      }
      parsed.put(setting.substring(0, equals).strip(), setting.substring(equals + 1).strip());
    }
    return parsed;
  }
}
