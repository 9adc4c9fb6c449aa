package dev.backendlab.kit.service;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether Boot must be told where the server is: its own properties do not say it. */
public abstract class OnServerOfTheLab implements Condition {

  private final BackingService<?, ?> service;

  protected OnServerOfTheLab(BackingService<?, ?> service) {
    this.service = service;
  }

  @Override
  public final boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return service.source(context.getEnvironment()) != Source.EXTERNAL;
  }
}
