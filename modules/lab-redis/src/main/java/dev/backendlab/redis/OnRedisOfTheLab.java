package dev.backendlab.redis;

import dev.backendlab.kit.service.OnServerOfTheLab;

final class OnRedisOfTheLab extends OnServerOfTheLab {

  OnRedisOfTheLab() {
    super(RedisService.INSTANCE);
  }
}
