package dev.backendlab.kafka;

import dev.backendlab.kit.story.Story;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Counts the messages that an application has sent and Kafka has taken. */
public final class SentHops implements ProducerInterceptor<Object, Object> {

  private String from = "";

  @Override
  public void configure(Map<String, ?> settings) {
    from = KafkaHopsAutoConfiguration.application(settings);
  }

  @Override
  public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> message) {
    return message;
  }

  @Override
  public void onAcknowledgement(@Nullable RecordMetadata place, @Nullable Exception failure) {
    if (failure == null) {
      Story.live()
          .hops()
          .add(from, KafkaHopsAutoConfiguration.KAFKA, KafkaHopsAutoConfiguration.KAFKA);
    }
  }

  @Override
  public void close() {}
}
