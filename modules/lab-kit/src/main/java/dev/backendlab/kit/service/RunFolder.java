package dev.backendlab.kit.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

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

  private static final Map<Path, Path> ours = new HashMap<>();

  /** Open until the JVM ends: closing one would release its lock. */
  private static final List<FileChannel> held = new ArrayList<>();

  /** Reachable until the JVM ends: collecting one would close its pipe. */
  private static final List<Process> watchdogs = new ArrayList<>();

  private RunFolder() {}

  static synchronized Path in(Path base) {
    return ours.computeIfAbsent(
        base,
        unknown -> {
          try {
            var folder = create(unknown.resolve("run"));
            AtEnd.removeFolders(() -> remove(folder));
            return folder;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static Path create(Path runs) throws IOException {
    Files.createDirectories(runs);
    try (var all = open(runs.resolve(LOCK));
        var exclusive = all.lock()) {
      var random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
      var folder = runs.resolve(ProcessHandle.current().pid() + "-" + random);
      Sweep.leftovers(runs);
      var lock = open(lockOf(folder));
      held.add(lock);
      lock.lock();
      // before there is a folder, so that a kill finds none without its watchdog
      watchdogs.add(Watchdog.start(Watchdog.OF_FOLDER, runs, List.of(folder.toString())));
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
