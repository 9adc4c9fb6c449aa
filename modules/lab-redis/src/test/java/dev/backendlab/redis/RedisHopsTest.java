package dev.backendlab.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.story.ToldHops;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.context.annotation.Bean;
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

  @Test
  void whatAnApplicationRecordsItselfIsLeftToIt() {
    try (var context =
        RedisContract.application(Recording.class, Map.of("spring.application.name", "shop"))) {
      var redis = context.getBean(StringRedisTemplate.class);
      redis.hasKey("counted"); // connects, which counts too
      long before = Recording.COMMANDS.sum();
      redis.hasKey("counted");

      assertThat(Recording.COMMANDS.sum()).isEqualTo(before + 1);
    }
  }

  /** Counts its commands, as an application with metrics does. */
  @EnableAutoConfiguration
  static class Recording {

    static final LongAdder COMMANDS = new LongAdder();

    @Bean
    ClientResourcesBuilderCustomizer ownRecorder() {
      CommandLatencyRecorder recorder =
          (local, remote, command, first, completion) -> COMMANDS.increment();
      return resources -> resources.commandLatencyRecorder(recorder);
    }
  }
}
