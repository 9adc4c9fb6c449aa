package dev.backendlab.patterns;

import dev.backendlab.kit.service.Folders;
import dev.backendlab.kit.service.Patience;
import dev.backendlab.kit.service.ServerProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/**
 * Lincheck's search for the steps by which two threads get two instances. It rewrites the classes
 * of its JVM, so it has one of its own.
 */
final class Interleaving {

  private final ServerProcess process;

  private Interleaving(ServerProcess process) {
    this.process = process;
  }

  /** Starts to search. */
  static Interleaving search() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(each -> Path.of(each).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    var options = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dstderr.encoding=UTF-8");
    var main = List.of("-cp", classes, Interleaving.class.getName());
    var command = Stream.of(List.of(java), options, main).flatMap(List::stream).toList();
    var folder = Files.createTempDirectory(Folders.run(), "lincheck-");
    var process = ServerProcess.in(folder, "KILL", ":", command);
    process.start();
    return new Interleaving(process);
  }

  /** Ends with an error that tells the interleaving: Java prints it. */
  public static void main(String[] none) {
    new ModelCheckingOptions()
        .iterations(1)
        .invocationsPerIteration(100)
        .threads(2)
        .actorsPerThread(1)
        .actorsBefore(0)
        .actorsAfter(0)
        .minimizeFailedScenario(false)
        .check(Naive.Lazy.class);
  }

  /** Waits for the end: a row for each step that was found, with a cell for each thread. */
  List<List<String>> steps() {
    try (process) {
      Patience.until(() -> !process.isAlive(), Duration.ofMinutes(1));
      return process
          .log()
          .lines()
          .dropWhile(line -> !line.startsWith("The following interleaving"))
          .takeWhile(line -> !line.isEmpty())
          .filter(line -> line.startsWith("| ") && !line.startsWith("| -"))
          .map(line -> Stream.of(line.substring(2).split("\\|")).map(String::strip).toList())
          .skip(1) // the names of the threads
          .toList();
    }
  }
}
