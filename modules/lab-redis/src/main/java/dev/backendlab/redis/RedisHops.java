package dev.backendlab.redis;

import dev.backendlab.kit.story.Story;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.protocol.ProtocolKeyword;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts an application's commands by what Lettuce measures of each anyway, when its answer is
 * there. A listener for commands would cost an event and a map for each.
 */
final class RedisHops implements CommandLatencyRecorder {

  private static final String REDIS = "Redis";

  /** They only keep a connection. */
  private static final Set<String> UPKEEP =
      Set.of("HELLO", "AUTH", "CLIENT", "SELECT", "PING", "QUIT", "INFO", "COMMAND");

  private final String from;
  private final Map<ProtocolKeyword, String> kinds = new ConcurrentHashMap<>();

  /**
   * Of one application.
   *
   * @param from its name
   */
  RedisHops(String from) {
    this.from = from;
  }

  @Override
  public void recordCommandLatency(
      SocketAddress local,
      SocketAddress remote,
      ProtocolKeyword command,
      long firstResponse,
      long completion) {
    var hops = Story.live().hops();
    if (hops.areCounted()) {
      var kind = kinds.computeIfAbsent(command, RedisHops::kind);
      if (!kind.isEmpty()) {
        hops.add(from, REDIS, kind);
      }
    }
  }

  private static String kind(ProtocolKeyword command) {
    var name = command.toString();
    return UPKEEP.contains(name) ? "" : REDIS + " " + name;
  }
}
