package dev.backendlab.kit.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/**
 * The line at which a claim kills an application: a thread that gets there says so and goes no
 * further, so that the kill strikes at this line every time.
 *
 * <p>The application under test knows nothing of it. A class of the test tree reaches the point,
 * and {@link ApplicationProcess#of} brings that class along:
 *
 * <pre>{@code
 * @Primary
 * public class CrashesAfterCharge extends CardNetwork {
 *   @Override
 *   void charge(String key, OrderPlaced order) {
 *     super.charge(key, order);
 *     CrashPoint.reached("charged");
 *   }
 * }
 * }</pre>
 */
public final class CrashPoint {

  private static final String FOLDER = "lab.crash-points";

  private CrashPoint() {}

  /**
   * Says that this thread is here, and holds it until its process is killed.
   *
   * @throws IllegalStateException in a JVM that no {@link ApplicationProcess} has started, because
   *     nobody would end the wait
   */
  public static void reached(String name) {
    var folder = System.getProperty(FOLDER);
    if (folder == null) {
      throw new IllegalStateException(
          "'%s' was reached where nobody kills: start the application by ApplicationProcess"
              .formatted(name));
    }
    try {
      Files.createTempFile(Files.createDirectories(Path.of(folder, name)), "thread-", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    new Semaphore(0).acquireUninterruptibly();
  }

  /** The option of a JVM that keeps its signs in this folder: no buffer holds a file back. */
  static String option(Path folder) {
    return "-D%s=%s".formatted(FOLDER, folder);
  }

  /** How many threads have reached this point. */
  static long threadsAt(String name, Path folder) {
    try (var signs = Files.list(folder.resolve(name))) {
      return signs.count();
    } catch (IOException none) {
      return 0;
    }
  }
}
