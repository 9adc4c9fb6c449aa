package dev.backendlab.ratelimiting;

import io.github.bucket4j.TimeMeter;

/**
 * A counter that starts again at every full minute, or whatever the window is.
 *
 * <p>The cheapest of all: one number and one date. Its price: the end of one window and the start
 * of the next are neighbours, and together let twice the limit through.
 *
 * @see <a href="https://redis.io/docs/latest/commands/incr/">The rate limiter pattern of INCR</a>
 */
final class FixedWindow implements CallLimit {

  private final long limit;
  private final long window;
  private final TimeMeter clock;
  private long current;
  private long calls;

  FixedWindow(Quota quota, TimeMeter clock) {
    this.limit = quota.limit();
    this.window = quota.window().toNanos();
    this.clock = clock;
  }

  @Override
  public synchronized Decision tryCall() {
    long now = clock.currentTimeNanos();
    long window = Math.floorDiv(now, this.window);
    if (window != current) {
      current = window;
      calls = 0;
    }
    long left = this.window - Math.floorMod(now, this.window);
    return calls < limit ? Decision.allowed(limit - ++calls, left) : Decision.refused(left);
  }
}
