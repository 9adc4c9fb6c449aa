package dev.backendlab.redis;

import dev.backendlab.kit.service.EarlyStart;
import dev.backendlab.kit.service.Source;
import org.springframework.core.env.Environment;

/** Starts the server beside the application, and beside other servers: each takes its time. */
final class EarlyRedis extends EarlyStart {

  EarlyRedis() {
    super(RedisServerAutoConfiguration.class);
  }

  @Override
  protected Source source(Environment environment) {
    return RedisServerAutoConfiguration.source(environment);
  }

  @Override
  protected void start(Source own) {
    SharedRedis.startOwn(own);
  }

  @Override
  protected void ask(Environment environment) {
    SharedRedis.of(environment);
  }
}
