package dev.backendlab.ratelimiting;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;

/**
 * Tokens that drip into a bucket at a steady rate; a call takes one. Bucket4j's, in this process.
 *
 * <p>A silent caller may spend a full bucket at once, then goes on at the rate: bursts are a
 * feature of it. So a whole window can see up to twice the limit, the full bucket and what drips
 * meanwhile, but not at one boundary that everybody knows.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2697#section-3">The token buckets of RFC 2697</a>
 * @see <a href="https://bucket4j.com">Bucket4j</a>
 */
final class TokenBucket implements CallLimit {

  private final Quota quota;
  private final Bucket bucket;

  TokenBucket(Quota quota, BucketConfiguration configuration, TimeMeter clock) {
    this.quota = quota;
    var builder = Bucket.builder().withCustomTimePrecision(clock);
    for (var bandwidth : configuration.getBandwidths()) {
      builder.addLimit(bandwidth);
    }
    this.bucket = builder.build();
  }

  @Override
  public Decision tryCall() {
    return decision(quota, bucket.tryConsumeAndReturnRemaining(1));
  }

  /** Bucket4j's answer, in our words. */
  static Decision decision(Quota quota, ConsumptionProbe probe) {
    long window = quota.window().toNanos();
    // Where a token does not take a whole number of nanoseconds, Bucket4j's waits may lack one.
    long rounding = window % quota.limit() == 0 ? 0 : 1;
    if (!probe.isConsumed()) {
      return Decision.refused(probe.getNanosToWaitForRefill() + rounding);
    }
    // The next token comes when all but it are still missing.
    long missing = quota.limit() - probe.getRemainingTokens();
    long next = probe.getNanosToWaitForReset() - (missing - 1) * (window / quota.limit());
    return Decision.allowed(probe.getRemainingTokens(), Math.max(0, next) + rounding);
  }
}
