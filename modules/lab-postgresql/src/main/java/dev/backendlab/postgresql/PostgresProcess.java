package dev.backendlab.postgresql;

import dev.backendlab.kit.service.Folders;
import dev.backendlab.kit.service.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A postgres as our child, on a copy of the prepared data folder. */
record PostgresProcess(ServerProcess server) {

  /** The System V segment by which PostgreSQL guards a data folder outlives a kill -9. */
  private static final String REMOVE_SEGMENT =
      """
      if [ -s data/postmaster.pid ]; then
        set -- $(sed -n 7p data/postmaster.pid)
        [ -n "$2" ] && ipcrm -m "$2"
      fi
      """;

  static PostgresProcess on(int port, List<String> settings) {
    var template = Template.get();
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
      return new PostgresProcess(
          ServerProcess.in(folder, "QUIT", REMOVE_SEGMENT + Spares.KEEP, command));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  OwnPostgres asOwn(int port) {
    var address = Address.own(port, Template.get().password());
    return new OwnPostgres(address, server, this::isReady);
  }

  /**
   * What pg_ctl looks at too: the server notes its state in our own data folder, so that no other
   * server on this port can be taken for it.
   */
  boolean isReady() {
    try {
      var lines = Files.readAllLines(pidFile());
      return lines.size() >= 8
          && lines.get(7).startsWith("ready")
          && lines.getFirst().equals(Long.toString(server.pid())); // or it is a killed one's
    } catch (IOException e) {
      return false;
    }
  }

  private Path pidFile() {
    return server.folder().resolve("data/postmaster.pid");
  }
}
