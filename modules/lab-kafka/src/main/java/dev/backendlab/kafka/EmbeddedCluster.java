package dev.backendlab.kafka;

import dev.backendlab.kafka.broker.BrokerSettings;
import dev.backendlab.kit.service.FreePorts;
import dev.backendlab.kit.service.ServiceUnavailable;
import dev.backendlab.kit.service.Training;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/** Starts brokers side by side, again on other ports where somebody was faster to take one. */
final class EmbeddedCluster {

  private static final int TRIES = 5;

  private static final AtomicBoolean wishedTraining = new AtomicBoolean();

  private EmbeddedCluster() {}

  static List<EmbeddedBroker> start(int size, List<String> settings) {
    if (!wishedTraining.getAndSet(true)) {
      Training.afterRun(BrokerProgram::train);
    }
    for (int tries = 1; ; tries++) {
      var brokers = prepare(size, settings);
      brokers.forEach(EmbeddedBroker::start);
      var failed = brokers.stream().filter(broker -> !broker.serves()).toList();
      if (failed.isEmpty()) {
        return brokers;
      }
      var words = failed.getFirst().process().lastWords(1);
      boolean taken = failed.stream().anyMatch(EmbeddedBroker::foundItsPortTaken);
      brokers.forEach(broker -> broker.process().close());
      if (tries == TRIES || !taken) {
        throw new ServiceUnavailable("Kafka did not start: " + words);
      }
    }
  }

  private static List<EmbeddedBroker> prepare(int size, List<String> settings) {
    var ports =
        Stream.generate(() -> new BrokerSettings.Ports(FreePorts.next(), FreePorts.next()))
            .limit(size)
            .toList();
    var cluster = new BrokerSettings(Uuid.randomUuid().toString(), ports, parse(settings));
    return IntStream.rangeClosed(1, size)
        .mapToObj(number -> EmbeddedBroker.prepare(cluster, number))
        .toList();
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
