package dev.backendlab.kit.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the lab keeps what it makes, after the XDG Base Directory specification. */
public final class Folders {

  private static final String NAME = "backend-lab";

  private Folders() {}

  /** What can be made again: unpacked servers, prepared data, folders of running servers. */
  public static Path cache() {
    return folder("XDG_CACHE_HOME", ".cache");
  }

  /** What is worth keeping: the stories of earlier runs. */
  public static Path state() {
    return folder("XDG_STATE_HOME", ".local/state");
  }

  /**
   * The temporary folder of this JVM. It is removed when the JVM ends; what a killed JVM leaves is
   * removed by its servers' watchdogs, at the latest when the next JVM asks for its own.
   */
  public static Path run() {
    return run(cache());
  }

  /** The same below another folder, for a server that can't work in the cache. */
  public static Path run(Path base) {
    return RunFolder.in(base);
  }

  /**
   * A file that this JVM holds locked for as long as it lives, and not a moment longer: a child JVM
   * that waits for the lock knows that we have gone.
   */
  public static Path lockOfRun() {
    return RunFolder.lockOf(run());
  }

  private static Path folder(String variable, String underHome) {
    var base =
        Optional.ofNullable(System.getenv(variable))
            .filter(value -> value.startsWith("/"))
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), underHome));
    var folder = base.resolve(NAME);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw notWritable(folder, variable, e);
    }
    if (!Files.isWritable(folder)) {
      throw notWritable(folder, variable, null);
    }
    return folder;
  }

  private static ServiceUnavailable notWritable(
      Path folder, String variable, @Nullable IOException cause) {
    return new ServiceUnavailable(
        "The folder %s can't be written; set %s to a folder that can.".formatted(folder, variable),
        cause);
  }
}
