package dev.backendlab.ratelimiting;

import io.github.bucket4j.TimeMeter;

/**
 * A bucket that every call fills by a drop and that leaks at a steady rate; a call that would make
 * it spill is refused. As GCRA, which remembers one number: the moment at which it will be empty.
 *
 * <p>With room for one drop it spaces calls evenly; with room for many it is the mirror image of a
 * token bucket.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-I.371">The generic cell rate algorithm, ITU-T
 *     I.371</a>
 * @see <a href="https://brandur.org/rate-limiting">Rate limiting, cells, and GCRA (B. Leach,
 *     2015)</a>
 */
final class LeakyBucket implements CallLimit {

  private final Gcra gcra;
  private final TimeMeter clock;
  private long emptyAt;

  /**
   * @param burst how many calls fit in at once
   */
  LeakyBucket(Quota quota, long burst, TimeMeter clock) {
    this.gcra = new Gcra(quota.interval(), burst);
    this.clock = clock;
    this.emptyAt = clock.currentTimeNanos();
  }

  @Override
  public synchronized Decision tryCall() {
    long now = clock.currentTimeNanos();
    long backlog = Math.max(0, emptyAt - now);
    if (gcra.free(backlog) < 1) {
      return Decision.refused(gcra.untilOneMore(backlog));
    }
    backlog += gcra.interval();
    emptyAt = now + backlog;
    return Decision.allowed(gcra.free(backlog), gcra.untilOneMore(backlog));
  }
}
