package dev.backendlab.ratelimiting;

import dev.backendlab.redis.RedisServer;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import org.redisson.Redisson;
import org.redisson.api.RRateLimiter;
import org.redisson.api.RateType;
import org.redisson.config.Config;
import org.springframework.cloud.gateway.filter.ratelimit.RedisRateLimiter;

/** Our limiter and its peers on one Redis. Each lets a million calls a second pass. */
record Limiters(
    RedisServer redis,
    StatefulRedisConnection<String, byte[]> lettuce,
    RateLimiter ours,
    BucketProxy bucket4j,
    RRateLimiter redisson,
    RedisRateLimiter gateway) {

  static final Quota QUOTA = new Quota("peers", 1_000_000, Duration.ofSeconds(1));

  static Limiters start() {
    var redis = RedisServer.start();
    var codec = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    var lettuce = RedisClient.create(redis.uri()).connect(codec);
    var ours = new RedisScript(new LateConnection(() -> lettuce));
    return new Limiters(
        redis, lettuce, ours, bucket4j(lettuce), redisson(redis), GatewayLimiter.on(redis));
  }

  private static BucketProxy bucket4j(StatefulRedisConnection<String, byte[]> lettuce) {
    var buckets = Bucket4jLettuce.casBasedBuilder(lettuce).build();
    return buckets.builder().build("bucket4j", () -> new Buckets().of(QUOTA));
  }

  private static RRateLimiter redisson(RedisServer redis) {
    var config = new Config();
    config.setPassword(redis.password());
    config.useSingleServer().setAddress("redis://" + redis.host() + ":" + redis.port());
    var limiter = Redisson.create(config).getRateLimiter("redisson");
    limiter.trySetRate(RateType.OVERALL, QUOTA.limit(), QUOTA.window());
    return limiter;
  }
}
