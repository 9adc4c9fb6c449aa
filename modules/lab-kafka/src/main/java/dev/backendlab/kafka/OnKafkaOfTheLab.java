package dev.backendlab.kafka;

import dev.backendlab.kit.service.Source;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether Boot must be told where Kafka is: its own properties do not say it. */
final class OnKafkaOfTheLab implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return SharedKafka.source(context.getEnvironment()) != Source.EXTERNAL;
  }
}
