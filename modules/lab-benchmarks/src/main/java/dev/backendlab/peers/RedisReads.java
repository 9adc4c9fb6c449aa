package dev.backendlab.peers;

import dev.backendlab.kit.Counter;
import dev.backendlab.redis.RedisServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.regex.Pattern;

/**
 * How often Redis has read from a connection, by its own count. A caller who waits for each answer
 * makes it read once a round trip, whichever client she has and whatever a script calls.
 */
public final class RedisReads implements Counter {

  private static final Pattern READS = Pattern.compile("total_reads_processed:(\\d+)");

  private final RedisCommands<String, String> redis;
  private long own;

  /** Looks at this server, over a connection of its own. */
  public RedisReads(RedisServer server) {
    redis = RedisClient.create(server.uri()).connect().sync();
  }

  @Override
  public long now() {
    var reads = READS.matcher(redis.info("stats"));
    if (!reads.find()) {
      throw new IllegalStateException("This Redis does not count its reads.");
    }
    return Long.parseLong(reads.group(1)) - own++;
  }
}
