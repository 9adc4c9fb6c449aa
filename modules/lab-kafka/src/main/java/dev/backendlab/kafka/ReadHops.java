package dev.backendlab.kafka;

import dev.backendlab.kit.story.Story;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Counts the messages that an application gets from Kafka. */
public final class ReadHops implements ConsumerInterceptor<Object, Object> {

  private String to = "";

  @Override
  public void configure(Map<String, ?> settings) {
    to = KafkaHopsAutoConfiguration.application(settings);
  }

  @Override
  public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> messages) {
    Story.live()
        .hops()
        .add(
            KafkaHopsAutoConfiguration.KAFKA,
            to,
            KafkaHopsAutoConfiguration.KAFKA,
            messages.count());
    return messages;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

  @Override
  public void close() {}
}
