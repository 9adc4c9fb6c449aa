package dev.backendlab.eventdriven.checkout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long the parts of a request took, as a response header that browsers draw too.
 *
 * @see <a href="https://www.w3.org/TR/server-timing/">Server Timing, W3C</a>
 */
final class ServerTiming {

  static final String HEADER = "Server-Timing";

  private final List<String> parts = new ArrayList<>();

  /** Does a part of the work, and notes how long it took. */
  void of(String part, Runnable work) {
    long start = System.nanoTime();
    work.run();
    add(part, System.nanoTime() - start);
  }

  private synchronized void add(String part, long nanos) {
    parts.add(
        String.format(Locale.ROOT, "%s;dur=%.2f", part.toLowerCase(Locale.ROOT), nanos / 1e6));
  }

  synchronized String value() {
    return String.join(", ", parts);
  }
}
