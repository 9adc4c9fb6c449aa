package dev.backendlab.eventdriven;

import dev.backendlab.kafka.KafkaServer;
import dev.backendlab.kit.service.RunPrefix;
import dev.backendlab.postgresql.PostgresServer;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens shops beside the demo's own, on the same servers.
 *
 * @param jdbc the demo's database
 * @param kafka sends what no service of a shop is up to send
 */
@Component
record Shops(
    JdbcClient jdbc,
    PostgresServer postgres,
    KafkaServer broker,
    KafkaAdmin topics,
    KafkaTemplate<String, String> kafka,
    JsonMapper json) {

  /** A claim may run twice in one JVM, as it is and on its broken twin. */
  private static final AtomicInteger opened = new AtomicInteger();

  Shop open(String claim) throws SQLException {
    var name = "%s_%s%d".formatted(RunPrefix.name(), claim, opened.incrementAndGet());
    jdbc.sql("create schema " + name).update();
    var connection = postgres.dataSource().getConnection();
    connection.setSchema(name);
    return new Shop(this, name, connection);
  }

  /** Events of a topic that a group has not yet committed. */
  long lag(String group, String topic) {
    try (var admin = Admin.create(topics.getConfigurationProperties())) {
      return lag(admin, group, topic);
    }
  }

  static long lag(Admin admin, String group, String topic) {
    var description = now(admin.describeTopics(java.util.List.of(topic)).allTopicNames());
    var partitions =
        description.get(topic).partitions().stream()
            .map(each -> new org.apache.kafka.common.TopicPartition(topic, each.partition()))
            .toList();
    var committed = now(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    var latest =
        partitions.stream()
            .collect(
                java.util.stream.Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
    return now(admin.listOffsets(latest).all()).entrySet().stream()
        .mapToLong(end -> {
          var done = committed.get(end.getKey());
          return end.getValue().offset() - (done == null ? 0 : done.offset());
        })
        .sum();
  }

  private static <T> T now(KafkaFuture<T> answer) {
    return answer.toCompletionStage().toCompletableFuture().join();
  }
}
