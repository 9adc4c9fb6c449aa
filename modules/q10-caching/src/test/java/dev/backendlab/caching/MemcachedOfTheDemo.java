package dev.backendlab.caching;

import dev.backendlab.docker.ComposeFile;
import dev.backendlab.kit.service.ServiceUnavailable;
import dev.backendlab.kit.service.Source;
import net.rubyeye.xmemcached.MemcachedClient;
import net.rubyeye.xmemcached.utils.AddrUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** The user's Memcached where MEMCACHED_ADDRESS names one, or one of the demo's own. */
@Configuration(proxyBeanMethods = false)
class MemcachedOfTheDemo {

  private static final String PROPERTY = "MEMCACHED_ADDRESS";
  private static final int PATIENCE_MILLIS = 3_000;

  static Source source(Environment environment) {
    return Source.of(environment, "Memcached", PROPERTY, environment.containsProperty(PROPERTY));
  }

  /** What it is, for the story. */
  static String described(Environment environment) {
    return switch (source(environment)) {
      case EMBEDDED ->
          "Memcached is played by jmemcached here, a Java server that speaks its text protocol and"
              + " evicts by LRU; for the real one set MEMCACHED_ADDRESS, or use Docker.";
      case DOCKER -> "Memcached is a real one, in a container.";
      case COMPOSE, EXTERNAL -> "Memcached is the server at " + addressOfOther(environment) + ".";
    };
  }

  @Bean
  @Lazy
  OwnMemcached ownMemcached(Environment environment) {
    return OwnMemcached.start(source(environment));
  }

  @Bean(destroyMethod = "shutdown")
  @Lazy
  @Primary
  MemcachedClient demoMemcachedClient(Environment environment, ObjectProvider<OwnMemcached> own) {
    return source(environment).isOwn()
        ? own.getObject().client()
        : clientOf(addressOfOther(environment));
  }

  /** The client would go on asking a silent server for a while, even when it is shut down. */
  private static MemcachedClient clientOf(String address) {
    try {
      if (OwnMemcached.answers(AddrUtil.getOneAddress(address), PATIENCE_MILLIS)) {
        return OwnMemcached.clientOf(address);
      }
    } catch (IllegalArgumentException noAddress) {
      throw new ServiceUnavailable(
          "%s=%s names no Memcached; write its host and port, as in 127.0.0.1:11211."
              .formatted(PROPERTY, address),
          noAddress);
    }
    throw new ServiceUnavailable("Memcached at %s does not answer.".formatted(address));
  }

  private static String addressOfOther(Environment environment) {
    if (source(environment) == Source.EXTERNAL) {
      return environment.getRequiredProperty(PROPERTY);
    }
    var address =
        ComposeFile.ofProject().running(MemcachedContainer.SERVICE, MemcachedContainer.PORT);
    return address.getHostString() + ":" + address.getPort();
  }
}
