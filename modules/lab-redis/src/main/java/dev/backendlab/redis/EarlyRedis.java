package dev.backendlab.redis;

import dev.backendlab.kit.service.EarlyStart;

/** Starts the server beside the application, and beside other servers: each takes its time. */
final class EarlyRedis extends EarlyStart {

  EarlyRedis() {
    super(RedisServerAutoConfiguration.class, RedisService.INSTANCE);
  }
}
