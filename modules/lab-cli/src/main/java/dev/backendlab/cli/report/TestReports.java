package dev.backendlab.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The reports that a build's tests left in the folders of its modules.
 *
 * @param root the project's folder
 * @param since what is older is of another build
 */
public record TestReports(Path root, Instant since) {

  /** The modules' folders, by name. */
  List<Path> modules() {
    return list(root.resolve("modules")).filter(Files::isDirectory).sorted().toList();
  }

  /** One file for each test class of the module that ran. */
  Stream<Path> of(Path module) {
    return list(module.resolve("target/surefire-reports"))
        .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
        .filter(this::isOfThisBuild);
  }

  boolean isOfThisBuild(Path file) {
    try {
      return !Files.getLastModifiedTime(file).toInstant().isBefore(since);
    } catch (IOException vanished) {
      return false;
    }
  }

  /** Its text; none, where it has vanished meanwhile. */
  static String read(Path report) {
    try {
      return Files.readString(report);
    } catch (IOException vanished) {
      return "";
    }
  }

  private static Stream<Path> list(Path folder) {
    try (var files = Files.list(folder)) {
      return files.toList().stream();
    } catch (IOException notThere) {
      return Stream.of();
    }
  }
}
