package dev.backendlab.cli;

import dev.backendlab.cli.session.Mistake;
import dev.backendlab.cli.session.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A shell script of the project, its output as it comes.
 *
 * @param path from the project's folder
 */
record Script(Session session, String path) {

  /** Its exit status. */
  int run(List<String> arguments) throws InterruptedException {
    var command = new ArrayList<>(List.of("bash", path));
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command).directory(session.places().root().toFile()).inheritIO();
    try {
      return builder.start().waitFor();
    } catch (IOException noShell) {
      throw new Mistake(
          "%s could not be started: it needs bash.".formatted(path),
          dev.backendlab.kit.run.RunResult.BROKEN);
    }
  }
}
