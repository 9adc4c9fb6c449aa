package dev.backendlab.redis;

import dev.backendlab.kit.service.AtEnd;
import dev.backendlab.kit.service.BackingService;
import dev.backendlab.kit.service.RunPrefix;
import dev.backendlab.kit.service.Source;
import org.springframework.core.env.Environment;

/** Where Redis comes from. */
final class RedisService extends BackingService<Endpoint, RedisServer> {

  static final RedisService INSTANCE = new RedisService();

  private RedisService() {
    super("Redis", "SPRING_DATA_REDIS_URL");
  }

  @Override
  protected boolean isConfigured(Environment environment) {
    return Endpoint.isConfigured(environment);
  }

  @Override
  protected Endpoint configured(Environment environment) {
    return Endpoint.of(environment);
  }

  @Override
  protected Endpoint ofCompose() {
    return RedisContainer.ofCompose();
  }

  @Override
  protected RedisServer start(Source source) {
    return RedisServer.start(source);
  }

  @Override
  protected RedisServer visit(Source source, Endpoint endpoint) {
    var server = RedisServer.visit(source, endpoint);
    AtEnd.run(() -> Leaving.clean(endpoint, RunPrefix.value()));
    return server;
  }
}
