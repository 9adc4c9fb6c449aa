package dev.backendlab.ratelimiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.Together;
import dev.backendlab.redis.RedisServer;
import io.github.bucket4j.TimeMeter;
import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RedisLimitersTest {

  private static final Quota HUNDRED_A_DAY = new Quota("daily", 100, Duration.ofDays(1));

  private static RedisServer server;
  private static RedisClient client;
  private static LateConnection redis;

  @BeforeAll
  static void start() {
    server = RedisServer.start();
    client = RedisClient.create(server.uri());
    var codec = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    redis = new LateConnection(() -> client.connect(codec));
  }

  @AfterAll
  static void stop() {
    client.shutdown();
    server.close();
  }

  @Test
  void bucketsOfTwoInstancesAreOne() throws Exception {
    assertThat(passed("buckets", RedisLimitersTest::buckets)).isEqualTo(100);
  }

  @Test
  void scriptsOfTwoInstancesShareOneLimit() throws Exception {
    assertThat(passed("script", () -> new RedisScript(redis))).isEqualTo(100);
  }

  @Test
  void leasesOfTwoInstancesAddUpToOneLimit() throws Exception {
    assertThat(passed("leases", RedisLimitersTest::leases)).isEqualTo(100);
  }

  @Test
  void aRefusedCallKnowsWhenTheNextPasses() {
    var script = new RedisScript(redis);
    var quota = new Quota("slow", 2, Duration.ofMinutes(2));
    script.decide("slow", quota);
    var second = script.decide("slow", quota);
    assertThat(second.allowed()).isTrue();
    assertThat(second.remaining()).isZero();
    var refused = script.decide("slow", quota);
    assertThat(refused.allowed()).isFalse();
    assertThat(refused.nextIn())
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60))
        .isLessThanOrEqualTo(second.nextIn());
  }

  @Test
  void aScriptThatRedisForgotIsToldAgain() {
    var script = new RedisScript(redis);
    assertThat(script.decide("told-again", HUNDRED_A_DAY).remaining()).isEqualTo(99);
    redis.get().sync().scriptFlush();
    assertThat(script.decide("told-again", HUNDRED_A_DAY).remaining()).isEqualTo(98);
  }

  @Test
  void nothingStaysInRedisForEver() {
    var quota = new Quota("brief", 10, Duration.ofSeconds(1));
    new RedisScript(redis).decide("brief-script", quota);
    buckets().decide("brief-bucket", quota);
    assertThat(redis.get().sync().pttl("brief-script")).isBetween(0L, 1_000L);
    assertThat(redis.get().sync().pttl("brief-bucket")).isBetween(0L, 12_000L);
  }

  @Test
  void aDecisionThatIsCrowdedOutIsARefusalAndNoOutage() {
    var impatient =
        new RedisBuckets(redis, new Buckets(), TimeMeter.SYSTEM_MILLISECONDS, Duration.ofNanos(1));
    assertThat(impatient.decide("crowded", HUNDRED_A_DAY).allowed()).isFalse();
  }

  private static RateLimiter buckets() {
    return new RedisBuckets(
        redis, new Buckets(), TimeMeter.SYSTEM_MILLISECONDS, Duration.ofMinutes(1));
  }

  private static RateLimiter leases() {
    return new RedisLeases(new RedisScript(redis), 7, TimeMeter.SYSTEM_MILLISECONDS);
  }

  /** Of 1,000 calls at once, in turn by two instances. */
  private static long passed(String key, Supplier<RateLimiter> instance) throws Exception {
    var instances = List.of(instance.get(), instance.get());
    var calls =
        IntStream.range(0, 1_000)
            .<Callable<Boolean>>mapToObj(
                i -> () -> instances.get(i % 2).decide(key, HUNDRED_A_DAY).allowed())
            .toList();
    return Together.run(calls).stream().filter(allowed -> allowed).count();
  }
}
