package dev.backendlab.eventdriven;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Waits for the leaders of topics that were just made. A broker may say that a topic is there a
 * moment before it leads the partitions. An idempotent producer that has several batches under way
 * then may see the first one refused and the second one taken, and waits for the first in vain,
 * until its delivery times out.
 */
final class Topics {

  private static final Logger log = LoggerFactory.getLogger(Topics.class);

  private Topics() {}

  static void awaitLeaders(KafkaAdmin cluster, String... topics) {
    try (var admin = Admin.create(cluster.getConfigurationProperties())) {
      // a broker may not know the topic yet
      await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> lead(admin, topics));
    }
  }

  /** The topics of a shop that has closed: the broker has other things to keep in mind. */
  static void deleteAll(Admin admin, String prefix) {
    try {
      var names = admin.listTopics().names().get();
      var ours = names.stream().filter(name -> name.startsWith(prefix)).toList();
      admin.deleteTopics(ours).all().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      log.warn("Topics {}… stay until the end of the run", prefix, e.getCause());
    }
  }

  /** Only a leader tells the end of its partition. */
  private static boolean lead(Admin admin, String... topics) throws Exception {
    var partitions =
        admin.describeTopics(Arrays.asList(topics)).allTopicNames().get().values().stream()
            .flatMap(topic ->
                topic.partitions().stream()
                    .map(each -> new TopicPartition(topic.name(), each.partition())));
    return !admin.listOffsets(latest(partitions)).all().get().isEmpty();
  }

  private static Map<TopicPartition, OffsetSpec> latest(Stream<TopicPartition> partitions) {
    return partitions.collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
  }
}
