package dev.backendlab.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backendlab.caching.PageCache.Lookup;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.test.context.TestConstructor;

/** A copy in the process has to go with the connection that would have told of its end. */
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@SpringBootTest(properties = "cache.command-timeout=2s")
record NearPageCacheTest(
    NearPageCache near, StringRedisTemplate redis, CacheProperties properties) {

  @Test
  void aLostConnectionTakesItsCopiesAlong() {
    var key = properties.keyPrefix() + "near";
    redis.opsForValue().set(key, "old", Catalogue.MINUTE);
    await().until(() -> near.look(key).equals(new Lookup.Hit("old")) && near.isNear(key));

    hangUp();
    redis.opsForValue().set(key, "new", Catalogue.MINUTE);
    await()
        .ignoreExceptions() // while no connection is there, nobody can look
        .until(() -> near.look(key).equals(new Lookup.Hit("new")) && near.isNear(key));

    redis.opsForValue().set(key, "newest", Catalogue.MINUTE);
    await().untilAsserted(() -> assertThat(near.look(key)).isEqualTo(new Lookup.Hit("newest")));
  }

  /** On all connections but the one that says so. */
  private void hangUp() {
    RedisCallback<Object> kill =
        connection -> connection.execute("CLIENT", bytes("KILL"), bytes("TYPE"), bytes("normal"));
    redis.execute(kill);
  }

  private static byte[] bytes(String word) {
    return word.getBytes(StandardCharsets.UTF_8);
  }
}
