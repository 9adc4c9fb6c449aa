package dev.backendlab.kafka;

import dev.backendlab.docker.PrivateNetwork;
import dev.backendlab.kafka.broker.BrokerSettings;
import dev.backendlab.kit.service.Casualties;
import dev.backendlab.kit.service.EarlyServer;
import dev.backendlab.kit.service.FreePorts;
import dev.backendlab.kit.service.ServiceUnavailable;
import dev.backendlab.kit.service.Source;
import dev.backendlab.kit.service.Training;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/** Starts brokers side by side, again on other ports where somebody was faster to take one. */
record OwnCluster(Source source, List<OwnBroker> brokers, Runnable whenClosed)
    implements AutoCloseable {

  private static final int TRIES = 5;

  /** Platform threads, for the reason that {@link EarlyServer#start} gives. */
  private static final ThreadFactory THREADS = Thread.ofPlatform().factory();

  private static final AtomicBoolean wishedTraining = new AtomicBoolean();

  static OwnCluster start(Source source, int size, List<String> settings) {
    var own = parse(settings);
    for (int tries = 1; ; tries++) {
      var cluster = source == Source.DOCKER ? inContainers(size, own) : embedded(size, own);
      cluster.startBrokers();
      var failed =
          cluster.brokers.stream().filter(broker -> !broker.serves().getAsBoolean()).toList();
      if (failed.isEmpty()) {
        cluster.brokers.forEach(broker -> Casualties.watch("A Kafka broker", broker.server()));
        return cluster;
      }
      var words = failed.getFirst().server().lastWords(1);
      boolean taken = failed.stream().anyMatch(broker -> broker.server().lacksItsPort());
      cluster.close();
      if (tries == TRIES || !taken) {
        throw new ServiceUnavailable("Kafka did not start: " + words);
      }
    }
  }

  private static OwnCluster embedded(int size, Map<String, String> own) {
    if (!wishedTraining.getAndSet(true)) {
      Training.afterRun(BrokerProgram::train);
    }
    var ports =
        Stream.generate(() -> new BrokerSettings.Ports(FreePorts.next(), FreePorts.next()))
            .limit(size)
            .toList();
    var settings = new BrokerSettings(Uuid.randomUuid().toString(), ports, own);
    var brokers =
        IntStream.rangeClosed(1, size)
            .mapToObj(number -> EmbeddedBroker.prepare(settings, number))
            .toList();
    return new OwnCluster(Source.EMBEDDED, brokers, () -> {});
  }

  private static OwnCluster inContainers(int size, Map<String, String> own) {
    var places =
        IntStream.rangeClosed(1, size)
            .mapToObj(number -> BrokerContainer.place(number, FreePorts.next()))
            .toList();
    var settings = new BrokerSettings(Uuid.randomUuid().toString(), places, own);
    var network = PrivateNetwork.create();
    var brokers =
        IntStream.rangeClosed(1, size)
            .mapToObj(number -> BrokerContainer.prepare(settings, number, network))
            .toList();
    return new OwnCluster(Source.DOCKER, brokers, network::close);
  }

  /** At once: a container takes a while to be made, and a broker waits for the others. */
  private void startBrokers() {
    try (var threads = Executors.newThreadPerTaskExecutor(THREADS)) {
      brokers.forEach(broker -> threads.execute(broker::start));
    }
  }

  @Override
  public void close() {
    try (var threads = Executors.newThreadPerTaskExecutor(THREADS)) {
      brokers.forEach(broker -> threads.execute(broker.server()::close));
    }
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
