package dev.backendlab.redis;

import dev.backendlab.kit.service.Source;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether Redis is the lab's own. */
final class OnEmbeddedRedis implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return RedisServerAutoConfiguration.source(context.getEnvironment()) == Source.EMBEDDED;
  }
}
