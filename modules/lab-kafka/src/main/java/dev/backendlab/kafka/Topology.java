package dev.backendlab.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** What a cluster knows of itself; a frozen broker, asked by chance, is given up after a second. */
final class Topology {

  private Topology() {}

  /**
   * Whether this broker answers, and counts itself among those that are up. A client that knows no
   * other broker yet asks the one at the address.
   */
  static boolean serves(String address, int number) {
    var patience =
        Map.<String, Object>of(
            "bootstrap.servers", address,
            "reconnect.backoff.max.ms", 200,
            "request.timeout.ms", 1_000,
            "default.api.timeout.ms", 2_000);
    try (var client = Client.of(patience)) {
      return client.admin().describeCluster().nodes().get().stream()
          .anyMatch(node -> node.id() == number);
    } catch (ExecutionException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static int leaderOf(String bootstrapServers, String topic, int partition) {
    var patience =
        Map.<String, Object>of(
            "bootstrap.servers", bootstrapServers,
            "request.timeout.ms", 1_000,
            "default.api.timeout.ms", 15_000);
    try (var client = Client.of(patience)) {
      var described =
          client.admin().describeTopics(List.of(topic)).topicNameValues().values().iterator();
      var leader = described.next().get().partitions().get(partition).leader();
      return leader == null ? 0 : Math.max(0, leader.id());
    } catch (ExecutionException e) {
      throw new IllegalStateException("The leader of %s is not known.".formatted(topic), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
