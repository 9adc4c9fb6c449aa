package dev.backendlab.ratelimiting;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.event.command.CommandListener;
import io.lettuce.core.event.command.CommandStartedEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Counts what a client sends. Redis's own counters would not do: they count what a script does as
 * well.
 */
final class RoundTrips implements CommandListener {

  private static final int DECISIONS = 100;

  private final LongAdder sent = new LongAdder();

  private RoundTrips() {}

  /** Of each way, on average over a hundred decisions, one after the other. */
  static Map<String, Double> perDecision(
      LettuceConnectionFactory factory,
      Function<StatefulRedisConnection<String, byte[]>, Contest> contest) {
    var client = (RedisClient) factory.getRequiredNativeClient();
    var counter = new RoundTrips();
    client.addListener(counter);
    try (var connection =
        client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE))) {
      var trips = new LinkedHashMap<String, Double>();
      contest.apply(connection).ways().forEach((name, way) -> trips.put(name, counter.of(way)));
      return trips;
    } finally {
      client.removeListener(counter);
    }
  }

  /** The first decision may have to tell Redis of a key or a script, and is not counted. */
  private double of(Contest.Way way) {
    way.decide();
    sent.reset();
    for (int i = 0; i < DECISIONS; i++) {
      way.decide();
    }
    return sent.sum() / (double) DECISIONS;
  }

  @Override
  public void commandStarted(CommandStartedEvent event) {
    sent.increment();
  }
}
