package dev.backendlab.ratelimiting;

import io.github.bucket4j.TimeMeter;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The moment of every call that passed within the last window.
 *
 * <p>Exact: no window of this length, wherever it starts, has more calls than the limit. Its price:
 * memory for each call, times callers.
 *
 * @see <a href="https://www.figma.com/blog/an-alternative-approach-to-rate-limiting/">An
 *     alternative approach to rate limiting (Figma, 2017), which compares it with its cheaper
 *     kin</a>
 */
final class SlidingLog implements CallLimit {

  private final long limit;
  private final long window;
  private final TimeMeter clock;
  private final Deque<Long> calls = new ArrayDeque<>();

  SlidingLog(Quota quota, TimeMeter clock) {
    this.limit = quota.limit();
    this.window = quota.window().toNanos();
    this.clock = clock;
  }

  @Override
  public synchronized Decision tryCall() {
    long now = clock.currentTimeNanos();
    while (!calls.isEmpty() && calls.getFirst() + window <= now) {
      calls.removeFirst();
    }
    boolean allowed = calls.size() < limit;
    if (allowed) {
      calls.addLast(now);
    }
    long next = calls.getFirst() + window - now;
    return allowed ? Decision.allowed(limit - calls.size(), next) : Decision.refused(next);
  }
}
