package dev.backendlab.kit.internal;

import dev.backendlab.kit.BrokenTwin;
import dev.backendlab.kit.story.Broken;
import java.util.Map;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Lets a broken twin in while its claim is run on it. */
public final class WhenBroken implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    Map<String, ?> twin = metadata.getAnnotationAttributes(BrokenTwin.class.getName());
    return twin != null
        && Broken.claim().filter(claim -> claim.equals(twin.get("value"))).isPresent();
  }
}
