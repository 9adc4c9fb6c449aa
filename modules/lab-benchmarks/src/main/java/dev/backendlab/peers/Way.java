package dev.backendlab.peers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One way of doing the work of a {@link Compared} benchmark. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Way {

  /** Its name, as the table says it. */
  String value();

  /** How many times as long as the one that it is held against it may take. */
  double mostTimes() default Double.POSITIVE_INFINITY;

  /** How many µs longer it may take. */
  double mostMicros() default Double.POSITIVE_INFINITY;
}
