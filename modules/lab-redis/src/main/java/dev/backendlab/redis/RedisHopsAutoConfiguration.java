package dev.backendlab.redis;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Observes what an application that has a name asks Redis, whichever Redis it is on. Lettuce has
 * one recorder: where an application brings its own, that one stays, and this observes nothing.
 */
@AutoConfiguration(before = DataRedisAutoConfiguration.class)
class RedisHopsAutoConfiguration {

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  @ConditionalOnProperty("spring.application.name")
  ClientResourcesBuilderCustomizer redisHops(Environment environment) {
    var from = environment.getRequiredProperty("spring.application.name");
    return resources -> resources.commandLatencyRecorder(new RedisHops(from));
  }
}
