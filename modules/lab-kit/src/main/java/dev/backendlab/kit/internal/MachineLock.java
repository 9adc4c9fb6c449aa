package dev.backendlab.kit.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Who uses the machine: many processes at once, or one alone. A lock on a file, so that it goes
 * with the process that holds it, however that ends.
 *
 * @see FileChannel#lock(long, long, boolean)
 */
final class MachineLock {

  private static final String FILE = "lab.machine.lock";

  /** Two bytes of the file, one for each lock. */
  private static final long QUEUE = 0;

  private static final long MACHINE = 1;

  private final @Nullable Path file;
  private @Nullable FileChannel held;

  /** On this file; without one, everybody has the machine. */
  MachineLock(@Nullable Path file) {
    this.file = file;
  }

  /** Where Maven says which file that is: in an IDE nothing runs beside a test. */
  static MachineLock ofThisBuild() {
    var name = System.getProperty(FILE);
    return new MachineLock(name == null ? null : Path.of(name));
  }

  /**
   * Waits for it. Who holds it already keeps it as it is.
   *
   * @param alone whether nobody else may hold it
   */
  synchronized void take(boolean alone) {
    if (file == null || held != null) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      var channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      held = channel;
      // one after the other: those who share it would hand it on among themselves for ever
      try (var first = channel.lock(QUEUE, 1, false)) {
        channel.lock(MACHINE, 1, !alone);
      }
    } catch (IOException | OverlappingFileLockException noLocksHere) {
      release(); // a build without it is noisier, and no less a build
    }
  }

  synchronized void release() {
    if (held != null) {
      try (var closed = held) {
        held = null;
      } catch (IOException gone) {
        // with its lock
      }
    }
  }
}
