package dev.backendlab.caching;

import io.lettuce.core.RedisCommandExecutionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import net.rubyeye.xmemcached.exception.MemcachedClientException;
import net.rubyeye.xmemcached.exception.MemcachedServerException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.serializer.SerializationException;

/**
 * Leaves a server alone for a while after it was silent or away; then one caller tries it.
 *
 * <p>An error is an answer: a server that refuses one command, or holds one entry that cannot be
 * read, is there for all others.
 */
final class CircuitBreaker {

  private static final Logger logger = LoggerFactory.getLogger(CircuitBreaker.class);
  private static final long WELL = 0;

  private final long rest;
  private final AtomicLong restsUntil = new AtomicLong(WELL);

  CircuitBreaker(Duration rest) {
    this.rest = rest.toNanos();
  }

  /** The command's answer, or the other value where it fails or is not tried. */
  <T extends @Nullable Object> T tried(Supplier<T> command, T otherwise) {
    long until = restsUntil.get();
    if (until != WELL && !isFirstAfter(until)) {
      return otherwise;
    }
    try {
      var answer = command.get();
      restsUntil.set(WELL);
      return answer;
    } catch (RuntimeException failure) {
      if (isAnswer(failure)) {
        logger.debug("The cache refuses a command", failure);
        restsUntil.set(WELL);
      } else {
        logger.warn("The cache is away: {}", failure.getMessage());
        restsUntil.set(later());
      }
      return otherwise;
    }
  }

  /** Whether this failure is what the server said, of one command or entry. */
  static boolean isAnswer(RuntimeException failure) {
    return failure instanceof SerializationException
        || failure instanceof RedisCommandExecutionException
        || failure.getCause() instanceof RedisCommandExecutionException
        || failure.getCause() instanceof MemcachedServerException
        || failure.getCause() instanceof MemcachedClientException;
  }

  private boolean isFirstAfter(long until) {
    return System.nanoTime() - until >= 0 && restsUntil.compareAndSet(until, later());
  }

  private long later() {
    long later = System.nanoTime() + rest;
    return later == WELL ? 1 : later;
  }
}
