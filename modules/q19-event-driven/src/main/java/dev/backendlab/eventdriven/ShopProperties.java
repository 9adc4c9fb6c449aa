package dev.backendlab.eventdriven;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the services must agree on to find each other's events.
 *
 * @param prefix of all topics and consumer groups, for a cluster that others use too
 * @param partitions of a topic, and so the most consumers of a group that have work
 * @param replicas of each event, on as many brokers: with three, an event is acknowledged when two
 *     have it, and the loss of one broker loses nothing
 */
@ConfigurationProperties("shop")
public record ShopProperties(
    @DefaultValue("") String prefix,
    @DefaultValue("6") int partitions,
    @DefaultValue("1") int replicas) {

  /** All but one, so that one may be missing. */
  int minimumInSync() {
    return Math.max(1, replicas - 1);
  }
}
