package dev.backendlab.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.story.ToldHops;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

class RedisHopsTest {

  @Test
  void commandsAreCountedByTheirNamesWithoutThoseThatKeepAConnection() {
    try (var context = RedisContract.application(Map.of("spring.application.name", "shop"));
        var hops = ToldHops.listen()) {
      var values = context.getBean(StringRedisTemplate.class).opsForValue();
      var prefix = RedisContract.prefix(context);
      values.set(prefix + "counted", "1");
      List.of("a", "b", "c").forEach(key -> values.get(prefix + key));

      assertThat(hops.soFar())
          .containsOnly(
              Map.entry("shop → Redis: Redis SET", 1L), Map.entry("shop → Redis: Redis GET", 3L));
    }
  }

  @Test
  void eachApplicationIsCountedByItsOwnName() {
    try (var shop = RedisContract.application(Map.of("spring.application.name", "shop"));
        var till = RedisContract.application(Map.of("spring.application.name", "till"));
        var hops = ToldHops.listen()) {
      shop.getBean(StringRedisTemplate.class).hasKey("counted");
      till.getBean(StringRedisTemplate.class).hasKey("counted");

      assertThat(hops.soFar())
          .containsOnlyKeys("shop → Redis: Redis EXISTS", "till → Redis: Redis EXISTS");
    }
  }
}
