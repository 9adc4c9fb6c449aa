package dev.backendlab.memcached;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** One Memcached for all Spring contexts of this JVM. */
@AutoConfiguration
class MemcachedServerAutoConfiguration {

  /** No context closes it: the next one uses it again, and it ends with the JVM. */
  @Bean(destroyMethod = "")
  @Lazy
  MemcachedServer memcachedServer(Environment environment) {
    return MemcachedService.INSTANCE.shared(environment);
  }
}
