package dev.backendlab.eventdriven;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the services must agree on to find each other's events.
 *
 * @param prefix of all topics and consumer groups, for a cluster that others use too
 * @param partitions of a topic, and so the most consumers of a group that have work
 * @param replicas of each event, on as many brokers: with three, an event is acknowledged when two
 *     have it, and the loss of one broker loses nothing
 * @param retryAfter the pause before an event that failed is tried again
 */
@ConfigurationProperties("shop")
public record ShopProperties(
    @DefaultValue("") String prefix,
    @DefaultValue("6") int partitions,
    @DefaultValue("1") int replicas,
    @DefaultValue("1s") Duration retryAfter) {

  /** All but one, so that one may be missing. */
  int minimumInSync() {
    return Math.max(1, replicas - 1);
  }
}
