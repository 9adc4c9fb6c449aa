package dev.backendlab.postgresql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Data folders of servers that have ended, kept for the next ones: writing over five hundred files
 * takes a fraction of the time that removing them and making five hundred new ones does.
 */
final class Spares {

  /**
   * Shell commands for the watchdog of a server, run in {@code run/<jvm>/<server>} once the server
   * has ended: its data becomes a spare unless there are enough, or it has grown.
   */
  static final String KEEP =
      """
      spares=../../../postgresql/spare
      set -- $(ls $spares 2>/dev/null)
      if [ $# -lt 5 ] && set -- $(du -sk data) && [ "$1" -lt 100000 ]; then
        mkdir -p $spares && mv data $spares/$$-$(date +%s)
      fi
      """;

  private Spares() {}

  /** Moves a spare to this place; false if there is none. What is in it is of no use to anybody. */
  static boolean move(Path to) throws IOException {
    for (var spare : spares()) {
      try {
        Files.move(spare, to, StandardCopyOption.ATOMIC_MOVE);
        return true;
      } catch (IOException e) {
        // Another JVM or thread was faster, and has it.
      }
    }
    return false;
  }

  private static List<Path> spares() throws IOException {
    var folder = NotRoot.here().base().resolve("postgresql/spare");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
