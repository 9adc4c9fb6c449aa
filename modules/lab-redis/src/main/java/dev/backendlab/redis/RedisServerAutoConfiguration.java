package dev.backendlab.redis;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/** One Redis for all Spring contexts of this JVM; Boot connects to it by itself. */
@AutoConfiguration(before = DataRedisAutoConfiguration.class)
class RedisServerAutoConfiguration {

  /** No context closes it: the next one uses it again, and it ends with the JVM. */
  @Bean(destroyMethod = "")
  RedisServer redisServer(Environment environment) {
    return RedisService.INSTANCE.shared(environment);
  }

  /** An external server's details are left to Boot, which knows all of its own properties. */
  @Bean
  @Conditional(OnRedisOfTheLab.class)
  DataRedisConnectionDetails redisServerConnectionDetails(RedisServer server) {
    return new DataRedisConnectionDetails() {
      @Override
      public String getPassword() {
        return server.password();
      }

      @Override
      public Standalone getStandalone() {
        return Standalone.of(server.host(), server.port());
      }
    };
  }
}
