package dev.backendlab.kit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/**
 * A sentence of the short answer, as a test that can refute it.
 *
 * <p>The method takes a {@link Stage} and must leave at least one check and one control on it; a
 * claim without either ends as refuted: it proved nothing.
 *
 * <pre>{@code
 * @Claim("once")                                   // proven: 1 is 1, and the control is another number
 * void aRetryMovesTheMoneyOnce(Stage stage) {
 *   stage.check("receipts after two requests with one key", receipts.count()).is(1);
 *   stage.control("receipts after a request with a new key", receipts.count()).is(2);
 * }
 *
 * @Claim("nothing")                                // refuted: "proved nothing: no check, no control"
 * void everythingIsFine(Stage stage) {
 *   stage.say("Trust me.");
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
public @interface Claim {

  /** The claim's id as in the README's front matter: one word, hyphens allowed. */
  String value();

  /**
   * Why this claim has no {@link BrokenTwin}, in one sentence: for a pure measurement, where there
   * is no mechanism to replace. Empty for every other claim.
   */
  String withoutTwin() default "";

  /**
   * Whether nothing of another module may run beside this claim in a build, because load would turn
   * its verdict: it demands a measured figure, or asks how many are served in time.
   */
  boolean alone() default false;
}
