package dev.backendlab.ratelimiting;

import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future.State;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to Redis that all decisions share. Redis may come later than the API.
 *
 * <p>A call that finds no connection fails at once, and has one made in the background for the
 * calls after it. Once there is one, Lettuce itself mends it.
 */
final class LateConnection {

  private static final Logger log = LoggerFactory.getLogger(LateConnection.class);

  private final Supplier<StatefulRedisConnection<String, byte[]>> connect;
  private volatile CompletableFuture<StatefulRedisConnection<String, byte[]>> attempt;

  /** Waits for the first attempt: mostly Redis is there, and then the first call is counted. */
  LateConnection(Supplier<StatefulRedisConnection<String, byte[]>> connect) {
    this.connect = connect;
    this.attempt = attempted();
    attempt.handle((connected, failure) -> connected).join();
    if (attempt.isCompletedExceptionally()) {
      log.warn("Redis is not there yet: {}", attempt.exceptionNow().toString());
    }
  }

  /**
   * The connection.
   *
   * @throws RedisConnectionException at once where there is none yet
   */
  StatefulRedisConnection<String, byte[]> get() {
    var latest = attempt;
    if (latest.state() == State.SUCCESS) {
      return latest.resultNow();
    }
    tryAgain();
    throw new RedisConnectionException("Redis was not there yet.");
  }

  private synchronized void tryAgain() {
    if (attempt.isCompletedExceptionally()) {
      attempt = attempted();
    }
  }

  private CompletableFuture<StatefulRedisConnection<String, byte[]>> attempted() {
    return CompletableFuture.supplyAsync(connect, work -> Thread.startVirtualThread(work));
  }
}
