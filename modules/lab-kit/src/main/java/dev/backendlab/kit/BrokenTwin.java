package dev.backendlab.kit;

import dev.backendlab.kit.internal.WhenBroken;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * The mechanism of one claim as a careless engineer would write it, in the module's test tree.
 *
 * <p>It is a primary bean of the demo's contexts only while {@code ./lab break} runs its claim, and
 * the claim must then be refuted: that is how we know that the claim's checks can fail. A twin that
 * is a setting rather than a class lives in {@code application-broken-<claim>.yml}: the Spring
 * profile {@code broken-<claim>} is active at the same time. A type with this annotation and no
 * members may document such a twin.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Component
@Primary
@Conditional(WhenBroken.class)
public @interface BrokenTwin {

  /** The claim that this twin breaks. */
  @AliasFor("claim")
  String value() default "";

  /**
   * The claim once more. Without a second name for it Spring would take {@link #value} for the
   * bean's name, and a claim called {@code environment} would replace Spring's own environment.
   */
  @AliasFor("value")
  String claim() default "";

  /** What was replaced by what, in one sentence that the story of the refuted claim tells. */
  String says();
}
