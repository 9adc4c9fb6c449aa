package dev.backendlab.kit.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether one of this user's labs runs a demo. Each that does shares a lock, which the kernel takes
 * back however a lab ends.
 *
 * @param lock a file that all labs of one user know
 */
record UnderWay(Path lock) {

  /** Those that this lab shares; for each, how many of its runs do. */
  private static final Map<Path, Shared> ours = new HashMap<>();

  private record Shared(FileChannel channel, int runs) {}

  /** A run of this lab begins. */
  void begin() {
    synchronized (ours) {
      try {
        var shared = ours.get(lock);
        var channel = shared == null ? sharing() : shared.channel();
        ours.put(lock, new Shared(channel, shared == null ? 1 : shared.runs() + 1));
      } catch (IOException untold) {
        // others may then prepare a demo beside this run, which slows it, no more
      }
    }
  }

  /** A run of this lab has ended. */
  void end() {
    synchronized (ours) {
      var shared = ours.remove(lock);
      if (shared != null && shared.runs() > 1) {
        ours.put(lock, new Shared(shared.channel(), shared.runs() - 1));
      } else if (shared != null) {
        close(shared.channel());
      }
    }
  }

  /** Whether a demo runs here or in another lab. */
  boolean anything() {
    synchronized (ours) {
      if (ours.containsKey(lock)) {
        return true; // and to open the file once more would lose the lock
      }
      try (var channel = open();
          var alone = channel.tryLock()) {
        return alone == null;
      } catch (IOException unknown) {
        return false;
      }
    }
  }

  private FileChannel sharing() throws IOException {
    var channel = open();
    try {
      var ignored = channel.lock(0, Long.MAX_VALUE, true);
      return channel;
    } catch (IOException refused) {
      channel.close();
      throw refused;
    }
  }

  private FileChannel open() throws IOException {
    Files.createDirectories(lock.getParent());
    return FileChannel.open(
        lock, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException closed) {
      // the lock is gone in any case
    }
  }
}
