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
 * own. It can't outlive the demo.
 *
 * <pre>{@code
 * var starter = ApplicationProcess.of(PaymentApplication.class, CrashesAfterCharge.class);
 * try (var payment = starter.on(postgres).with("payment.takes", "5ms").start()) {
 *   payment.awaitReached("charged", 10);
 *   payment.kill();
 * }
 * }</pre>
 */
public final class ApplicationProcess implements AutoCloseable {

  private static final String ARGUMENTS = "java.args";
  private static final String CRASH_POINTS = "crash-points";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final ServerProcess process;

  private ApplicationProcess(ServerProcess process) {
    this.process = process;
  }

  /**
   * One that is not started yet.
   *
   * @param main the class with its main method
   * @param instruments classes of the test tree that are its beans too, though no scan finds them
   */
  public static Starter of(Class<?> main, Class<?>... instruments) {
    return new Starter(main, List.of(instruments));
  }

  /**
   * Waits until so many threads of the application have come to this {@link CrashPoint}.
   *
   * @throws IllegalStateException if it ends before that or takes too long, with its last words
   */
  public void awaitReached(String crashPoint, int threads) {
    Patience.until(() -> at(crashPoint) >= threads || !process.isAlive(), PATIENCE);
    if (at(crashPoint) < threads) {
      throw new IllegalStateException(
          "The application came to '%s' with %d of %d threads: %s"
              .formatted(crashPoint, at(crashPoint), threads, process.lastWords(3)));
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

  private long at(String crashPoint) {
    return CrashPoint.threadsAt(crashPoint, process.folder().resolve(CRASH_POINTS));
  }

  /** An application that is not started yet. */
  public static final class Starter {

    private final Class<?> main;
    private final Settings settings = new Settings();

    private Starter(Class<?> main, List<Class<?>> instruments) {
      this.main = main;
      if (!instruments.isEmpty()) {
        var names = instruments.stream().map(Class::getName).collect(Collectors.joining(","));
        settings.add("spring.main.sources", names);
      }
    }

    /** One more setting, which wins over those of files and of the environment. */
    public Starter with(String key, Object value) {
      settings.add(key, value);
      return this;
    }

    /** On this server, and on none that the lab's contexts share. */
    public Starter on(Backing backing) {
      settings.add(backing);
      return this;
    }

    /** Starts it, and returns before it is ready. */
    public ApplicationProcess start() {
      try {
        var folder = Files.createTempDirectory(Folders.run(), "application-");
        Files.write(folder.resolve(ARGUMENTS), arguments(folder, main, settings.all()));
        var command = List.of(JavaProcess.java(), "@" + ARGUMENTS);
        var process = ServerProcess.in(folder, "KILL", ":", command);
        process.start();
        return new ApplicationProcess(process);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** In a file, because settings may hold a password and every user can read a command line. */
  private static List<String> arguments(Path folder, Class<?> main, Map<String, String> settings) {
    var arguments = new ArrayList<>(JavaProcess.usualOptions());
    arguments.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx128m", "-Xss512k"));
    arguments.addAll(cacheOfClasses());
    arguments.add("-Djava.io.tmpdir=" + folder);
    arguments.add(CrashPoint.option(folder.resolve(CRASH_POINTS)));
    Broken.claim().ifPresent(claim -> arguments.addAll(Broken.options(claim)));
    settings.forEach((name, value) -> arguments.add("-D%s=%s".formatted(name, value)));
    arguments.addAll(List.of("-cp", classPath(), main.getName()));
    return arguments.stream().map(JavaProcess::quoted).toList();
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
}
