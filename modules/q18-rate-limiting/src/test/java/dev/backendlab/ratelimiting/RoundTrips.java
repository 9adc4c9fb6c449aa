package dev.backendlab.ratelimiting;

import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Counted;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.protocol.ProtocolKeyword;
import io.lettuce.core.resource.ClientResources;
import java.net.SocketAddress;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;

/**
 * Counts what the application sends to Redis. Redis's own counters would not do: they count what a
 * script does as well.
 */
class RoundTrips implements CommandLatencyRecorder, ClientResourcesBuilderCustomizer {

  private static final int DECISIONS = 100;

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

  /** Of each way, on average over a hundred decisions, one after the other. */
  ByName<Counted> perDecision(Contest contest) {
    return new ByName<>(contest.ways()).map(this::of);
  }

  private Counted of(Contest.Way way) {
    long before = answered.sum();
    for (int i = 0; i < DECISIONS; i++) {
      way.decide();
    }
    return Counted.per(answered.sum() - before, DECISIONS);
  }
}
