package dev.backendlab.ratelimiting;

import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;

/** Two ways to count in Redis, one of which is wrong. */
final class Counters {

  private Counters() {}

  /** Reads how many calls there were, and writes one more: two commands. */
  static InStep.Counter<Long> readThenWrite(
      RedisCommands<String, byte[]> redis, String key, long limit) {
    return new InStep.Counter<>() {
      @Override
      public Long first() {
        var found = redis.get(key);
        return found == null ? 0 : Long.parseLong(new String(found, StandardCharsets.US_ASCII));
      }

      @Override
      public boolean then(Long calls) {
        if (calls < limit) {
          redis.set(key, Long.toString(calls + 1).getBytes(StandardCharsets.US_ASCII));
        }
        return calls < limit;
      }
    };
  }

  /** Adds one and learns how many there are: one command. */
  static InStep.Counter<String> atomic(
      RedisCommands<String, byte[]> redis, String key, long limit) {
    return new InStep.Counter<>() {
      @Override
      public String first() {
        return key;
      }

      @Override
      public boolean then(String key) {
        return redis.incr(key) <= limit;
      }
    };
  }
}
