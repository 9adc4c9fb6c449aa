package dev.backendlab.ratelimiting;

import io.github.bucket4j.TimeMeter;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Counts in this process: no network, and no knowledge of what other instances let pass.
 *
 * <p>A caller who was silent for a whole window is as good as new and forgotten: else very many
 * keys would fill our memory.
 */
final class LocalLimiter implements RateLimiter {

  private final Function<Quota, CallLimit> algorithm;
  private final TimeMeter clock;
  private final ConcurrentHashMap<String, Entry> callers = new ConcurrentHashMap<>();
  private final AtomicLong nextSweep = new AtomicLong();

  LocalLimiter(Function<Quota, CallLimit> algorithm, TimeMeter clock) {
    this.algorithm = algorithm;
    this.clock = clock;
  }

  @Override
  public Decision decide(String key, Quota quota) {
    long now = clock.currentTimeNanos();
    forgetTheSilent(now, quota);
    var forgettable = now + 2 * quota.window().toNanos();
    return callers
        .compute(
            key,
            (same, known) ->
                new Entry(known == null ? algorithm.apply(quota) : known.limit(), forgettable))
        .limit()
        .tryCall();
  }

  int callers() {
    return callers.size();
  }

  /** Two windows, because the sliding counter looks back at the one before. */
  private void forgetTheSilent(long now, Quota quota) {
    long due = nextSweep.get();
    if (now >= due && nextSweep.compareAndSet(due, now + quota.window().toNanos())) {
      callers.values().removeIf(entry -> entry.forgettable() <= now);
    }
  }

  private record Entry(CallLimit limit, long forgettable) {}
}
