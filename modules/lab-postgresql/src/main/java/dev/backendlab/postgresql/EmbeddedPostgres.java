package dev.backendlab.postgresql;

import dev.backendlab.kit.service.Folders;
import dev.backendlab.kit.service.FreePorts;
import dev.backendlab.kit.service.Patience;
import dev.backendlab.kit.service.ServerProcess;
import dev.backendlab.kit.service.ServiceUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A PostgreSQL server of our own, on 127.0.0.1 only. */
record EmbeddedPostgres(Address address, ServerProcess process) {

  private static final int TRIES = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The System V segment by which PostgreSQL guards a data folder outlives a kill -9. */
  private static final String REMOVE_SEGMENT =
      """
      if [ -s data/postmaster.pid ]; then
        set -- $(sed -n 7p data/postmaster.pid)
        [ -n "$2" ] && ipcrm -m "$2"
      fi
      """;

  static EmbeddedPostgres start(List<String> settings) {
    var template = Template.get();
    for (int tries = 1; ; tries++) {
      var postgres = prepare(template, settings);
      if (postgres.startAndAnswer()) {
        return postgres;
      }
      var words = postgres.process.lastWords(1);
      boolean taken = postgres.process.log().contains("Address already in use");
      postgres.process.close();
      if (tries == TRIES || !taken) {
        throw new ServiceUnavailable("PostgreSQL did not start: " + words);
      }
    }
  }

  private static EmbeddedPostgres prepare(Template template, List<String> settings) {
    int port = FreePorts.next();
    var address = Address.embedded(port, template.password());
    try {
      var folder = Files.createTempDirectory(Folders.run(NotRoot.here().base()), "postgresql-");
      var data = folder.resolve("data");
      Spares.move(data);
      DataFolder.reset(template.data(), data);
      Files.setPosixFilePermissions(data, Modes.of(0700)); // or PostgreSQL refuses it
      NotRoot.here().own(folder);
      var command =
          Commands.with(
              NotRoot.here().prefix(),
              template.program().postgres(),
              "-D",
              "data",
              "-p",
              "" + port);
      settings.forEach(setting -> command.addAll(List.of("-c", setting)));
      return new EmbeddedPostgres(
          address, ServerProcess.in(folder, "QUIT", REMOVE_SEGMENT + Spares.KEEP, command));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** False if the server has ended instead. */
  boolean startAndAnswer() {
    process.start();
    Patience.until(() -> isReady() || !process.isAlive(), PATIENCE);
    return process.isAlive() && isReady();
  }

  /**
   * What pg_ctl looks at too: the server notes its state in our own data folder, so that no other
   * server on this port can be taken for it.
   */
  private boolean isReady() {
    try {
      var lines = Files.readAllLines(pidFile());
      return lines.size() >= 8
          && lines.get(7).startsWith("ready")
          && lines.getFirst().equals(Long.toString(process.pid())); // or it is a killed one's
    } catch (IOException e) {
      return false;
    }
  }

  private Path pidFile() {
    return process.folder().resolve("data/postmaster.pid");
  }
}
