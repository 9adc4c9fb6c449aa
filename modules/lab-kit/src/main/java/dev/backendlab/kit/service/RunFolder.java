package dev.backendlab.kit.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The temporary folder of one JVM, {@code run/<pid>-<random>}, beside a lock file that this JVM
 * holds locked for as long as it lives.
 *
 * <p>The kernel releases the lock however a JVM ends, so a folder whose lock can be had is a
 * leftover. A process id alone would not tell: it may have been given to somebody else. Creating
 * and sweeping exclude each other by a lock on {@code run/.lock}.
 */
final class RunFolder {

  private static final String LOCK = ".lock";

  private static @Nullable Path ours;

  /** Open until the JVM ends: closing it would release the lock. */
  @SuppressWarnings("unused")
  private static @Nullable FileChannel held;

  private RunFolder() {}

  static synchronized Path ofThisJvm() {
    var folder = ours;
    if (folder == null) {
      try {
        folder = create(Folders.cache().resolve("run"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      ours = folder;
      var made = folder;
      AtEnd.afterServers(() -> remove(made));
    }
    return folder;
  }

  private static Path create(Path runs) throws IOException {
    Files.createDirectories(runs);
    try (var all = open(runs.resolve(LOCK));
        var exclusive = all.lock()) {
      var random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
      var folder = runs.resolve(ProcessHandle.current().pid() + "-" + random);
      Sweep.leftovers(runs);
      held = open(lockOf(folder));
      held.lock();
      return Files.createDirectory(folder);
    }
  }

  static FileChannel open(Path lock) throws IOException {
    return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  static Path lockOf(Path folder) {
    return folder.resolveSibling(folder.getFileName() + LOCK);
  }

  static void remove(Path folder) {
    try {
      Trees.delete(folder);
      Files.deleteIfExists(lockOf(folder));
    } catch (IOException e) {
      // The next run's sweep tries again.
    }
  }
}
