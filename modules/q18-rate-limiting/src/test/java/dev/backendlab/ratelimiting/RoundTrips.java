package dev.backendlab.ratelimiting;

import dev.backendlab.kit.Counter;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.protocol.ProtocolKeyword;
import io.lettuce.core.resource.ClientResources;
import java.net.SocketAddress;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;

/** Counts what the application sends to Redis, whose own counters include what scripts do. */
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
  }

  @Override
  public long now() {
    return answered.sum();
  }
}
