package dev.backendlab.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backendlab.caching.PageCache.Lookup;
import dev.backendlab.kit.App;
import dev.backendlab.redis.RedisServer;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A copy in the process has to go with the connection that would have told of its end. */
class NearPageCacheTest {

  private static final String KEY = "near";

  @Test
  void aLostConnectionTakesItsCopiesAlongAndTheNextOneIsTracked() {
    try (var server = RedisServer.start();
        var shop = App.of(ShopApplication.class).on(server).withoutWeb().start()) {
      var near = shop.bean(NearPageCache.class);
      var redis = shop.bean(StringRedisTemplate.class);
      redis.opsForValue().set(KEY, "old", Catalogue.MINUTE);
      isSoonNear(near, "old");

      server.restart();
      await().ignoreExceptions().until(() -> isSet(redis, "new"));
      isSoonNear(near, "new");

      assertThat(isSet(redis, "newest")).isTrue();
      isSoonNear(near, "newest");
    }
  }

  private static boolean isSet(StringRedisTemplate redis, String value) {
    redis.opsForValue().set(KEY, value, Catalogue.MINUTE);
    return true;
  }

  /** While no connection is there, nobody can look. */
  private static void isSoonNear(NearPageCache near, String value) {
    await()
        .ignoreExceptions()
        .until(() -> near.look(KEY).equals(new Lookup.Hit(value)) && near.isNear(KEY));
  }
}
