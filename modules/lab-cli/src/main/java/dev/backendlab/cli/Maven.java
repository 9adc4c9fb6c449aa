package dev.backendlab.cli;

import dev.backendlab.cli.session.Mistake;
import dev.backendlab.cli.session.Session;
import dev.backendlab.kit.run.RunResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Maven on the whole project, on this JVM's JDK, its output as it comes. */
record Maven(Session session) {

  /** Its exit status. */
  int run(List<String> arguments) throws InterruptedException {
    var command = new ArrayList<>(List.of("mvn", "-B"));
    command.addAll(arguments);
    session.aside(String.join(" ", command));
    var builder =
        new ProcessBuilder(command).directory(session.places().root().toFile()).inheritIO();
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    try {
      return builder.start().waitFor();
    } catch (IOException noMaven) {
      throw new Mistake(
          "Maven could not be started: install Maven 3.8 or newer, or put mvn on the PATH.",
          RunResult.BROKEN);
    }
  }
}
