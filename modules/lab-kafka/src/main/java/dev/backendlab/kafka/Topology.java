package dev.backendlab.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** What a cluster knows of itself; a frozen broker, asked by chance, is given up after a second. */
final class Topology {

  private Topology() {}

  static int leaderOf(String bootstrapServers, String topic, int partition) {
    var patience =
        Map.<String, Object>of(
            "bootstrap.servers", bootstrapServers,
            "request.timeout.ms", 1_000,
            "default.api.timeout.ms", 15_000);
    try (var admin = Admin.create(patience)) {
      var topics = admin.describeTopics(List.of(topic)).allTopicNames().get();
      var leader = topics.get(topic).partitions().get(partition).leader();
      return leader == null ? 0 : Math.max(0, leader.id());
    } catch (ExecutionException e) {
      throw new IllegalStateException("The leader of %s is not known.".formatted(topic), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
