package dev.backendlab.redis;

import dev.backendlab.kit.service.AtEnd;
import dev.backendlab.kit.service.EarlyServer;
import dev.backendlab.kit.service.RunPrefix;
import dev.backendlab.kit.service.Source;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.env.Environment;

/** The servers that the Spring contexts of this JVM share. */
final class SharedRedis {

  private static final Map<Endpoint, RedisServer> guests = new HashMap<>();
  private static final Map<Source, EarlyServer<RedisServer>> own = new EnumMap<>(Source.class);

  private SharedRedis() {}

  static RedisServer of(Environment environment) {
    var source = RedisServerAutoConfiguration.source(environment);
    return switch (source) {
      case EMBEDDED, DOCKER -> startOwn(source).get();
      case EXTERNAL -> guest(source, Endpoint.of(environment));
      case COMPOSE -> guest(source, RedisContainer.ofCompose());
    };
  }

  /** Returns at once. */
  static synchronized EarlyServer<RedisServer> startOwn(Source source) {
    return own.computeIfAbsent(
        source, unknown -> EarlyServer.start("Redis", () -> RedisServer.start(source)));
  }

  private static synchronized RedisServer guest(Source source, Endpoint endpoint) {
    return guests.computeIfAbsent(
        endpoint,
        unknown -> {
          var server = RedisServer.guest(source, unknown);
          AtEnd.run(() -> Leaving.clean(unknown, RunPrefix.value()));
          return server;
        });
  }
}
