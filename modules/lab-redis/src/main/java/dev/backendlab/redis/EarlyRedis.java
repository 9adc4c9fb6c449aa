package dev.backendlab.redis;

import dev.backendlab.kit.service.EarlyStart;
import org.springframework.core.env.Environment;

/**
 * Starts the server beside the application, and beside other servers: each takes its time. The
 * user's own is asked first of all whether it answers: the application's connections would wait for
 * it as long as their timeouts say, and not tell which server it is.
 */
final class EarlyRedis extends EarlyStart {

  EarlyRedis() {
    super(RedisServerAutoConfiguration.class);
  }

  @Override
  protected void begin(Environment environment) {
    var source = RedisServerAutoConfiguration.source(environment);
    if (source.isOwn()) {
      SharedRedis.startOwn(source);
    } else {
      SharedRedis.of(environment);
    }
  }
}
