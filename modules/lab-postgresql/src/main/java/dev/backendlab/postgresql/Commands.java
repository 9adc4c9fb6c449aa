package dev.backendlab.postgresql;

import dev.backendlab.kit.service.ServiceUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Short commands, run to their end. */
final class Commands {

  private Commands() {}

  /** Runs a command that has to succeed; what it says is in the exception if it does not. */
  static void run(Path folder, String input, List<String> command) throws IOException {
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
      in.write(input);
    }
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (status(process) != 0) {
      var last = said.strip().lines().reduce((first, second) -> second).orElse("no word");
      throw new ServiceUnavailable(
          "PostgreSQL can't be prepared: %s says: %s"
              .formatted(Path.of(command.getFirst()).getFileName(), last));
    }
  }

  /** Whether the command is there and succeeds. */
  static boolean succeeds(List<String> command) {
    try {
      var quiet = ProcessBuilder.Redirect.DISCARD;
      return status(new ProcessBuilder(command).redirectOutput(quiet).redirectError(quiet).start())
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  static List<String> with(List<String> prefix, String... rest) {
    var command = new ArrayList<>(prefix);
    command.addAll(List.of(rest));
    return command;
  }

  private static int status(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new ServiceUnavailable("The start of PostgreSQL was interrupted.", e);
    }
  }
}
