package dev.backendlab.kafka;

import dev.backendlab.kit.service.Source;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether Kafka is the lab's own. */
final class OnEmbeddedKafka implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return SharedKafka.source(context.getEnvironment()) == Source.EMBEDDED;
  }
}
