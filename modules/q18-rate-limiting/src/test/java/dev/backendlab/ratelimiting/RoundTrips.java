package dev.backendlab.ratelimiting;

import dev.backendlab.kit.Counter;
import dev.backendlab.kit.story.Story;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.protocol.ProtocolKeyword;
import io.lettuce.core.resource.ClientResources;
import java.net.SocketAddress;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;

/**
 * Counts what the application sends to Redis, whose own counters include what scripts do. It is
 * Lettuce's only recorder, so it tells the story as well.
 */
final class RoundTrips
    implements CommandLatencyRecorder, ClientResourcesBuilderCustomizer, Counter {

  private final LongAdder answered = new LongAdder();

  @Override
  public void customize(ClientResources.Builder resources) {
    resources.commandLatencyRecorder(this);
  }

  @Override
  public void recordCommandLatency(
      SocketAddress local,
      SocketAddress remote,
      ProtocolKeyword command,
      long firstResponse,
      long completed) {
    answered.increment();
    Story.live().hops().add("weather1", "Redis", "Redis");
  }

  @Override
  public long now() {
    return answered.sum();
  }
}
