package dev.backendlab.ratelimiting;

import static dev.backendlab.ratelimiting.Limiters.QUOTA;

import dev.backendlab.kit.Counter;
import dev.backendlab.peers.Compared;
import dev.backendlab.peers.RedisReads;
import dev.backendlab.peers.Way;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.springframework.util.function.SingletonSupplier;

/** A decision on a call that passes. */
@State(Scope.Benchmark)
@Compared(name = "limit", work = "A rate limit's decision in Redis", with = "roundTrip")
public class LimitPeers implements Counter {

  /** One for all rounds of a JVM. */
  private static final Supplier<Limiters> LIMITERS = SingletonSupplier.of(Limiters::start);

  private static final Supplier<Counter> READS =
      SingletonSupplier.of(() -> new RedisReads(LIMITERS.get().redis()));

  private final Limiters limiters = LIMITERS.get();

  /** The least that Redis can do for a caller. */
  @Way("a plain round trip (GET, Lettuce)")
  @Benchmark
  public @Nullable Object roundTrip() {
    return limiters.lettuce().sync().get("nothing");
  }

  /** Our script. */
  @Way(value = "ours (GCRA, a script)", mostTimes = 1.5)
  @Benchmark
  public Object ours() {
    return limiters.ours().decide("ours", QUOTA);
  }

  /** It reads, computes here, and writes if nobody else has written. */
  @Way("Bucket4j (compare and swap, Lettuce)")
  @Benchmark
  public Object bucket4j() {
    return limiters.bucket4j().tryConsumeAndReturnRemaining(1);
  }

  /** A script that keeps a log of all calls in the window. */
  @Way("Redisson (a log, a script)")
  @Benchmark
  public Object redisson() {
    return limiters.redisson().tryAcquire();
  }

  /** A script that keeps a bucket, by a clock of whole seconds. */
  @Way("Spring Cloud Gateway (a bucket, a script)")
  @Benchmark
  public @Nullable Object gateway() {
    return limiters.gateway().isAllowed("peers", "gateway").block();
  }

  @Override
  public long now() {
    return READS.get().now();
  }
}
