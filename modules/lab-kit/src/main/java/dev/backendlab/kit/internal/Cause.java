package dev.backendlab.kit.internal;

import dev.backendlab.kit.service.Casualties;
import dev.backendlab.kit.service.Folders;
import dev.backendlab.kit.service.ServiceUnavailable;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/**
 * What really went wrong, in one sentence: a server that died, else the deepest cause that says
 * something.
 */
final class Cause {

  /** How Spring begins when a second claim asks for an application that did not start. */
  private static final String NOT_AGAIN = "ApplicationContext failure threshold";

  /** As the system says it; the JDK names the file only sometimes. */
  private static final String DISK_FULL = "No space left on device";

  private Cause() {}

  static String oneSentence(Throwable failure) {
    if (failure instanceof ClaimRefuted) {
      return String.valueOf(failure.getMessage());
    }
    return Casualties.sentence().orElseGet(() -> of(failure));
  }

  private static String of(Throwable failure) {
    var seen = new HashSet<Throwable>();
    var telling = failure;
    for (@Nullable Throwable next = failure;
        next != null && seen.add(next);
        next = next.getCause()) {
      if (next instanceof ServiceUnavailable) {
        return String.valueOf(next.getMessage()); // already the sentence for the user
      }
      if (next.getMessage() != null && next.getMessage().startsWith(NOT_AGAIN)) {
        return "Not tried: the demo's application did not start, as said above.";
      }
      if (next.getMessage() != null && !next.getMessage().isBlank()) {
        telling = next;
      }
    }
    var message = telling.getMessage();
    if (message == null || message.isBlank()) {
      return telling.getClass().getSimpleName() + ", without a message";
    }
    var first = message.lines().findFirst().orElse("").strip();
    if (first.endsWith(DISK_FULL)) {
      return "%s: make room for servers and their data in %s, or set XDG_CACHE_HOME."
          .formatted(first, Folders.cache());
    }
    return isOurs(telling) ? message.strip() : telling.getClass().getSimpleName() + ": " + first;
  }

  private static boolean isOurs(Throwable failure) {
    if (failure.getClass().getName().startsWith("dev.backendlab.kit")) {
      return true;
    }
    var trace = failure.getStackTrace();
    return failure instanceof IllegalStateException
        && trace.length > 0
        && trace[0].getClassName().startsWith("dev.backendlab.");
  }
}
