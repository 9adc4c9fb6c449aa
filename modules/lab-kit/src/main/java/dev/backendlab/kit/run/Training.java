package dev.backendlab.kit.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A JVM that runs once to record its classes, after which it leaves a cache behind. */
final class Training {

  private static final Duration LONGEST = Duration.ofMinutes(3);

  /** Keeps the user's demos off a machine where background work is unwanted. */
  private static final String SWITCH = "LAB_TRAINING";

  /** Puts the cache in place only whole; the demo's process limits its own time. */
  private static final String SCRIPT =
      """
      trap '' INT HUP
      new=$1 cache=$2; shift 2
      nice -n 19 "$@" </dev/null >/dev/null 2>&1 && mv -f "$new" "$cache"
      rm -f "$new" "$new.lock" "$new.config"
      """;

  private Training() {}

  static void inBackground(List<String> command, Path folder, Path into, Path cache) {
    var lock = Path.of(into + ".lock");
    if ("off".equals(System.getenv(SWITCH)) || !taken(lock)) {
      return;
    }
    var all = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", into.toString(), cache.toString()));
    all.addAll(command);
    try {
      new ProcessBuilder(all)
          .directory(folder.toFile())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .getOutputStream()
          .close();
    } catch (IOException noCache) {
      // the next run is as slow as this one was
    }
  }

  private static boolean taken(Path lock) {
    try {
      if (Files.exists(lock)
          && Files.getLastModifiedTime(lock).toInstant().isBefore(Instant.now().minus(LONGEST))) {
        Files.delete(lock);
      }
      Files.createFile(lock);
      return true;
    } catch (IOException busyOrReadOnly) {
      return false;
    }
  }
}
