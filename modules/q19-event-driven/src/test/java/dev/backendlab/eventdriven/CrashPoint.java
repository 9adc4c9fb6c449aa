package dev.backendlab.eventdriven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * The line at which a process will be killed. Who gets there says so by a file in the process's
 * folder and goes no further, so that the kill strikes there, every time.
 */
public final class CrashPoint {

  private CrashPoint() {}

  /** Makes a file of this prefix, and waits for the end. */
  public static void reached(String prefix) {
    try {
      Files.createFile(Path.of(prefix + "-" + UUID.randomUUID()));
      new CountDownLatch(1).await();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
