package dev.backendlab.ratelimiting;

import dev.backendlab.kit.BrokenTwin;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;

/** Mistakes: each is a line that looks right. */
final class BrokenTwins {

  private BrokenTwins() {}

  @BrokenTwin(
      value = "per-user",
      says = "Calls are counted by address, and behind a proxy, or a router, all come from one.")
  static class KeyedByAddress extends BucketKeys {

    KeyedByAddress(RateLimitProperties properties) {
      super(properties);
    }

    @Override
    String own(Caller caller) {
      return super.own(new Caller("127.0.0.1", caller.planName(), caller.plan()));
    }
  }

  @BrokenTwin(
      value = "timeframe",
      says = "The token bucket is filled at every full minute: a fixed window by another name.")
  static class FilledAtOnce extends Buckets {

    @Override
    BucketConfiguration of(Quota quota) {
      return BucketConfiguration.builder()
          .addLimit(bandwidth ->
              bandwidth
                  .capacity(quota.limit())
                  .refillIntervallyAligned(quota.limit(), quota.window(), Instant.EPOCH))
          .build();
    }
  }

  @BrokenTwin(
      value = "overload",
      says = "A call is counted once it is answered: then the backend has done the work.")
  static class CountsAfterwards extends RateLimitInterceptor {

    private final Callers callers;

    CountsAfterwards(
        Callers callers,
        RateLimiter limiter,
        BucketKeys keys,
        Announcer announcer,
        RateLimitProperties properties) {
      super(callers, limiter, keys, announcer, properties);
      this.callers = callers;
    }

    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      callers.of(request).ifPresent(caller -> request.setAttribute(CALLER, caller));
      return true;
    }

    @Override
    public void afterCompletion(
        HttpServletRequest request,
        HttpServletResponse response,
        Object handler,
        @Nullable Exception failure) {
      try {
        super.preHandle(request, response, handler);
      } catch (ErrorResponseException tooLate) {
        // the answer is on its way already
      }
    }
  }

  @BrokenTwin(
      value = "across-instances",
      says = "The bucket's key has the instance in it, as the names of its metrics have.")
  static class InstanceInKey extends BucketKeys {

    private final String instance = UUID.randomUUID().toString();

    InstanceInKey(RateLimitProperties properties) {
      super(properties);
    }

    @Override
    String own(Caller caller) {
      return super.own(caller) + ":" + instance;
    }
  }

  @BrokenTwin(
      value = "ddos",
      says = "The limit for all is the sum of what each may, and the line is long enough for them.")
  static class RoomForAll {}

  @BrokenTwin(
      value = "store-outage",
      says = "A call waits for Redis as long as Lettuce does by default: a minute.")
  static class WaitsForRedis {}

  @BrokenTwin(
      value = "cost",
      says = "The script is loaded before it is run, to be sure that Redis knows it.")
  static class LoadsItsScript extends RedisScript {

    LoadsItsScript(LateConnection redis) {
      super(redis);
    }

    @Override
    List<Long> run(String digest, String[] keys, byte[]... arguments) {
      return super.run(load(), keys, arguments);
    }
  }

  @BrokenTwin(
      value = "public-apis",
      says = "Waits are announced in whole seconds, rounded down: a client that waits is early.")
  static class RoundsDown extends Announcer {

    RoundsDown(TimeMeter clock) {
      super(clock);
    }

    @Override
    void announce(HeaderStyle style, Quota quota, Decision decision, HttpServletResponse response) {
      var early = Duration.ofSeconds(decision.nextIn().toSeconds());
      super.announce(
          style, quota, new Decision(decision.allowed(), decision.remaining(), early), response);
    }
  }
}
