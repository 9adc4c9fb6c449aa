package dev.backendlab.kit.service;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A server that no Maven artifact brings, but a package of the system does.
 *
 * <p>Its program is started as the lab's own child, with a configuration, a folder and a port of
 * its own: never the system's service, which installing it may have started.
 */
public enum InstallableServer {
  /** The cache. */
  MEMCACHED("Memcached", "memcached", "-V", "memcached (\\d[\\w.]*)", "memcached");

  /** Where packages put servers that a user's PATH may not have. */
  private static final List<String> FOLDERS =
      List.of(
          "/usr/sbin",
          "/usr/local/sbin",
          "/usr/local/bin",
          "/opt/homebrew/bin",
          "/opt/homebrew/sbin",
          "/home/linuxbrew/.linuxbrew/bin",
          "/home/linuxbrew/.linuxbrew/sbin");

  private static final int PATIENCE_SECONDS = 5;

  private static final Map<InstallableServer, Optional<Program>> found = new ConcurrentHashMap<>();

  private final String service;
  private final String program;
  private final String asksVersion;
  private final Pattern version;
  private final String packages;

  InstallableServer(
      String service, String program, String asksVersion, String version, String packages) {
    this.service = service;
    this.program = program;
    this.asksVersion = asksVersion;
    this.version = Pattern.compile(version);
    this.packages = packages;
  }

  /**
   * A program that was found on this machine.
   *
   * @param version as it says itself, for example {@code 1.6.18}
   */
  public record Program(Path path, String version) {}

  /** The server of this service, for example {@code Memcached}; empty where none is needed. */
  public static Optional<InstallableServer> of(String service) {
    return Stream.of(values()).filter(each -> each.service.equalsIgnoreCase(service)).findFirst();
  }

  /** The program, searched once in a JVM. A name is not enough: it has to say its version. */
  public Optional<Program> find() {
    return found.computeIfAbsent(this, unknown -> search(System.getenv().getOrDefault("PATH", "")));
  }

  /**
   * Looks for the program.
   *
   * @param path the folders of the user's PATH, which come first
   */
  Optional<Program> search(String path) {
    return SearchPath.of(path, FOLDERS)
        .programs(List.of(program))
        .flatMap(file -> versionOf(file).map(found -> new Program(file, found)).stream())
        .findFirst();
  }

  private Optional<String> versionOf(Path file) {
    try {
      var process =
          new ProcessBuilder(file.toString(), asksVersion)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .start();
      try {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          return Optional.empty();
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var match = version.matcher(said);
        return match.find() ? Optional.of(match.group(1)) : Optional.empty();
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException noProgramOfThisMachine) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /**
   * For the user who has none: {@code apt install … (Debian, Ubuntu) or brew install … (macOS)}.
   */
  public String howToInstall() {
    return "apt install %1$s (Debian, Ubuntu) or brew install %1$s (macOS)".formatted(packages);
  }

  /** The service, for example {@code Memcached}. */
  @Override
  public String toString() {
    return service;
  }
}
