package dev.backendlab.caching;

import net.rubyeye.xmemcached.MemcachedClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** The user's Memcached where MEMCACHED_ADDRESS names one, else {@link JavaMemcached}. */
@Configuration(proxyBeanMethods = false)
class MemcachedOfTheDemo {

  static boolean isEmbedded(Environment environment) {
    return !environment.containsProperty("MEMCACHED_ADDRESS");
  }

  @Bean
  @Lazy
  JavaMemcached javaMemcached() {
    return new JavaMemcached();
  }

  @Bean(destroyMethod = "shutdown")
  @Lazy
  @Primary
  MemcachedClient demoMemcachedClient(
      Environment environment, ObjectProvider<JavaMemcached> embedded) {
    return isEmbedded(environment)
        ? embedded.getObject().client()
        : JavaMemcached.clientOf(environment.getRequiredProperty("MEMCACHED_ADDRESS"));
  }
}
