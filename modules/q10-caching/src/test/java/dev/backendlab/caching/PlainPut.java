package dev.backendlab.caching;

import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;

/** A cache without leases: who comes last is right. */
final class PlainPut extends RedisPageCache {

  private final StatefulRedisConnection<String, String> connection;

  PlainPut(StatefulRedisConnection<String, String> connection) {
    super(connection);
    this.connection = connection;
  }

  @Override
  public void put(String key, String value, Duration timeToLive, Lookup.Miss miss) {
    connection.sync().set(key, value, SetArgs.Builder.px(timeToLive));
  }
}
