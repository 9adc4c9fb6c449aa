package dev.backendlab.redis;

import dev.backendlab.kit.service.AtEnd;
import dev.backendlab.kit.service.RunPrefix;
import dev.backendlab.kit.service.Source;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** The servers that the Spring contexts of this JVM share. */
final class SharedRedis {

  private static final Map<Endpoint, RedisServer> external = new HashMap<>();
  private static @Nullable RedisServer embedded;

  private SharedRedis() {}

  static RedisServer of(Environment environment) {
    return RedisServerAutoConfiguration.source(environment) == Source.EXTERNAL
        ? external(Endpoint.of(environment))
        : embedded();
  }

  private static synchronized RedisServer embedded() {
    var server = embedded;
    if (server == null) {
      server = RedisServer.start();
      embedded = server;
    }
    return server;
  }

  private static synchronized RedisServer external(Endpoint endpoint) {
    return external.computeIfAbsent(
        endpoint,
        unknown -> {
          var server = RedisServer.external(unknown);
          AtEnd.run(() -> Leaving.clean(unknown, RunPrefix.value()));
          return server;
        });
  }
}
