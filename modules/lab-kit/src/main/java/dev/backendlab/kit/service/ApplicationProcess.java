package dev.backendlab.kit.service;

import dev.backendlab.kit.story.Broken;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An application of the demo's own module in a JVM of its own, for a claim that kills it.
 *
 * <p>It has the demo's class path, test tree and broken twin included, and a working folder of its
 * own, through which the two can talk: a file that the application makes is a sign that no buffer
 * holds back. It can't outlive the demo.
 *
 * <pre>{@code
 * try (var service = ApplicationProcess.start(PaymentApplication.class, settings)) {
 *   service.awaitFiles("charged", 10);
 *   service.kill();
 * }
 * }</pre>
 */
public final class ApplicationProcess implements AutoCloseable {

  private static final String ARGUMENTS = "java.args";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final ServerProcess process;

  private ApplicationProcess(ServerProcess process) {
    this.process = process;
  }

  /**
   * Starts one, and returns before it is ready.
   *
   * @param main the class with its main method
   * @param settings Spring properties, which win over those of files and of the environment
   */
  public static ApplicationProcess start(Class<?> main, Map<String, ?> settings) {
    try {
      var folder = Files.createTempDirectory(Folders.run(), "application-");
      Files.write(folder.resolve(ARGUMENTS), arguments(folder, main, settings));
      var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      var process = ServerProcess.in(folder, "KILL", ":", List.of(java, "@" + ARGUMENTS));
      process.start();
      return new ApplicationProcess(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until the application has made so many files in its working folder.
   *
   * @param prefix of their names
   * @throws IllegalStateException if it ends before that or takes too long, with its last words
   */
  public void awaitFiles(String prefix, int count) {
    Patience.until(() -> files(prefix) >= count || !process.isAlive(), PATIENCE);
    if (files(prefix) < count) {
      throw new IllegalStateException(
          "The application made %d of %d files %s…: %s"
              .formatted(files(prefix), count, prefix, process.lastWords(3)));
    }
  }

  /** Kills it (kill -9), and waits until it has ended. */
  public void kill() {
    process.kill();
  }

  /** Whether its process is there. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it at once and removes its folder. */
  @Override
  public void close() {
    process.close();
  }

  private long files(String prefix) {
    try (var files = Files.list(process.folder())) {
      return files.filter(file -> file.getFileName().toString().startsWith(prefix)).count();
    } catch (IOException e) {
      return 0;
    }
  }

  /** In a file, because settings may hold a password and every user can read a command line. */
  private static List<String> arguments(Path folder, Class<?> main, Map<String, ?> settings) {
    var arguments = new ArrayList<>(JavaProcess.usualOptions());
    arguments.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx128m", "-Xss512k"));
    arguments.addAll(cacheOfClasses());
    arguments.add("-Djava.io.tmpdir=" + folder);
    Broken.claim().ifPresent(claim -> arguments.addAll(Broken.options(claim)));
    settings.forEach((name, value) -> arguments.add("-D%s=%s".formatted(name, value)));
    arguments.addAll(List.of("-cp", classPath(), main.getName()));
    return arguments.stream().map(ApplicationProcess::quoted).toList();
  }

  /** Ours fits, because it is for the same class path. */
  private static List<String> cacheOfClasses() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option ->
            option.startsWith("-XX:AOTCache=") || option.startsWith("-XX:SharedArchiveFile="))
        .toList();
  }

  /** Absolute, because the application runs in another folder. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
