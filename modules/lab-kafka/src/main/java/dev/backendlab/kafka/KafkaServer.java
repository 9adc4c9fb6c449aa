package dev.backendlab.kafka;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.service.RunPrefix;
import dev.backendlab.kit.service.Source;
import dev.backendlab.kit.story.Story;
import java.util.List;

/**
 * The Kafka that all Spring contexts of this JVM share: one broker of the lab's own, or the user's
 * cluster.
 *
 * <p>Demo code has Spring's template and listeners; this type is for clients of its own. For
 * brokers that may be hurt there is {@link KafkaCluster}.
 *
 * @param isOwn whether it is the lab's own
 * @param bootstrapServers as a client wants them, for example {@code 127.0.0.1:23456}
 * @param version as far as it is known, for example {@code 4.2.2}
 */
public record KafkaServer(boolean isOwn, String bootstrapServers, String version) {

  static KafkaServer own(Source source) {
    long since = System.nanoTime();
    var broker = OwnCluster.start(source, 1, List.of()).brokers().getFirst();
    var server = new KafkaServer(true, broker.address(), broker.version().get());
    return server.announced(source, since);
  }

  KafkaServer announced(Source source, long since) {
    long millis = (System.nanoTime() - since) / 1_000_000;
    Story.live()
        .tell(
            new Event.ServiceReady("Kafka", version, source.toString(), bootstrapServers, millis));
    return this;
  }

  /** For people; a user name or password is never part of it. */
  public String address() {
    return bootstrapServers;
  }

  /**
   * A name for a topic or a consumer group of this run, for example {@code lab_3f9a01c7-orders}: on
   * the user's cluster, what begins like that is removed at the end. In a properties file it is
   * {@code ${lab.name}-orders}.
   */
  public String named(String what) {
    return RunPrefix.name() + "-" + what;
  }
}
