package dev.backendlab.kafka;

import dev.backendlab.kafka.broker.Broker;
import dev.backendlab.kafka.broker.BrokerSettings;
import dev.backendlab.kit.service.Folders;
import dev.backendlab.kit.service.Patience;
import dev.backendlab.kit.service.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** A broker in a JVM that is our child. */
record EmbeddedBroker(ServerProcess process) {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  static OwnBroker prepare(BrokerSettings settings, int number) {
    try {
      var folder = Files.createTempDirectory(Folders.run(), "kafka-" + number + "-");
      Files.writeString(folder.resolve(Broker.SETTINGS), settings.fileOf(number));
      var process = ServerProcess.in(folder, "KILL", ":", BrokerProgram.command());
      var broker = new EmbeddedBroker(process);
      var address = settings.places().get(number - 1).address();
      return new OwnBroker(address, process, broker::serves, () -> broker.said().orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean serves() {
    Patience.until(() -> said().isPresent() || !process.isAlive(), PATIENCE);
    return process.isAlive() && said().isPresent();
  }

  /** What the broker says of itself once it serves; what a killed one said does not count. */
  private java.util.Optional<String> said() {
    try {
      var words = List.of(Files.readString(process.folder().resolve(Broker.READY)).split(" "));
      return words.getFirst().equals("" + process.pid())
          ? java.util.Optional.of(words.getLast())
          : java.util.Optional.empty();
    } catch (IOException notYet) {
      return java.util.Optional.empty();
    }
  }
}
