package dev.backendlab.ratelimiting;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often callers may call, and where their calls are counted.
 *
 * @param enabled whether anybody is limited
 * @param keyPrefix before every key, so that several applications can share a Redis
 * @param store where calls are counted
 * @param algorithm how, where that is in this process
 * @param batch how many calls an instance takes from Redis at a time, to hand them out by itself
 * @param whenStoreFails what happens to calls that Redis cannot decide on
 * @param rest how long Redis is left alone after it failed; if zero, each call asks it
 * @param handshake how long a new connection to Redis may take until it is of use
 * @param instances how many instances share a limit when each has to count alone
 * @param plans by name
 * @param keys the plan of each API key
 */
@ConfigurationProperties("rate-limit")
record RateLimitProperties(
    @DefaultValue("true") boolean enabled,
    String keyPrefix,
    @DefaultValue("redis-buckets") Store store,
    @DefaultValue("token-bucket") Algorithm algorithm,
    @DefaultValue("10") int batch,
    @DefaultValue("open") WhenStoreFails whenStoreFails,
    @DefaultValue("500ms") Duration rest,
    @DefaultValue("2s") Duration handshake,
    @DefaultValue("2") int instances,
    Map<String, Plan> plans,
    @DefaultValue Map<String, String> keys) {

  /** Where calls are counted. */
  enum Store {
    LOCAL,
    REDIS_BUCKETS,
    REDIS_SCRIPT,
    REDIS_LEASES
  }

  /** The decision on calls while Redis is away. */
  enum WhenStoreFails {
    /** All pass. */
    OPEN,
    /** None passes. */
    CLOSED,
    /** Each instance counts its share by itself. */
    LOCAL
  }

  /**
   * A caller's agreement.
   *
   * @param limit calls per window, of each caller
   * @param together calls per window, of all callers with this plan; none if there is no such limit
   * @param headers how the limit is announced
   * @param line how many calls may wait for the backend when one with this plan joins them
   */
  record Plan(
      long limit,
      Duration window,
      @Nullable Long together,
      @DefaultValue("ietf-draft") HeaderStyle headers,
      @DefaultValue("1000") int line) {}
}
