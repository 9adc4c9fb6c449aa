package dev.backendlab.kit;

import dev.backendlab.kit.internal.ClaimExtension;
import dev.backendlab.kit.internal.ReadmeOrder;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.test.context.TestConstructor;

/**
 * A JUnit class whose tests are the claims of one question.
 *
 * <p>The claims run in the order of the module's README.md. Where the ids in the two places differ,
 * the demo fails before its first claim, with both lists.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ClaimExtension.class)
@TestMethodOrder(ReadmeOrder.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface Demo {

  /** The question's id as in the README's front matter, for example {@code q12}. */
  String value();

  /**
   * Why no arrow of the README's picture is ever ticked by what the claims tell; empty where one
   * is.
   */
  String unobserved() default "";
}
