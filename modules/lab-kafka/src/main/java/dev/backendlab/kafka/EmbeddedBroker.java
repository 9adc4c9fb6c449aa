package dev.backendlab.kafka;

import dev.backendlab.kafka.broker.Broker;
import dev.backendlab.kafka.broker.BrokerSettings;
import dev.backendlab.kit.service.Folders;
import dev.backendlab.kit.service.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** A broker in a JVM that is our child. */
record EmbeddedBroker(ServerProcess process) {

  static OwnBroker prepare(BrokerSettings settings, int number) {
    try {
      var folder = Files.createTempDirectory(Folders.run(), "kafka-" + number + "-");
      Files.writeString(folder.resolve(Broker.SETTINGS), settings.fileOf(number));
      var process = ServerProcess.in(folder, "KILL", ":", BrokerProgram.command());
      var broker = new EmbeddedBroker(process);
      var address = settings.places().get(number - 1).address();
      return new OwnBroker(
          address, process, () -> broker.said().isPresent(), () -> broker.said().orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the broker says of itself once it serves; what a killed one said does not count. */
  private Optional<String> said() {
    try {
      var words = List.of(Files.readString(process.folder().resolve(Broker.READY)).split(" "));
      return words.getFirst().equals("" + process.pid())
          ? Optional.of(words.getLast())
          : Optional.empty();
    } catch (IOException notYet) {
      return Optional.empty();
    }
  }
}
