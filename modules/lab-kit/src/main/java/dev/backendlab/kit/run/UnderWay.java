package dev.backendlab.kit.run;

import dev.backendlab.kit.service.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Whether one of this user's labs runs a demo: each that does shares a lock, which the kernel takes
 * back however a lab ends.
 */
final class UnderWay {

  private static int ours;
  private static @Nullable FileChannel shared;

  private UnderWay() {}

  /** A run of this lab begins. */
  static synchronized void begin() {
    if (ours++ == 0) {
      try {
        shared = open();
        shared.lock(0, Long.MAX_VALUE, true);
      } catch (IOException untold) {
        // others then prepare beside this run, which slows it, no more
      }
    }
  }

  /** A run of this lab has ended. */
  static synchronized void end() {
    if (--ours == 0 && shared != null) {
      try {
        shared.close();
      } catch (IOException closed) {
        // the lock is gone
      }
      shared = null;
    }
  }

  /** Whether a demo runs here or in another lab. */
  static synchronized boolean anything() {
    if (ours > 0) {
      return true;
    }
    try (var channel = open();
        var lock = channel.tryLock()) {
      return lock == null;
    } catch (IOException unknown) {
      return false;
    }
  }

  private static FileChannel open() throws IOException {
    return FileChannel.open(
        Folders.cache().resolve("under-way.lock"),
        StandardOpenOption.CREATE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }
}
