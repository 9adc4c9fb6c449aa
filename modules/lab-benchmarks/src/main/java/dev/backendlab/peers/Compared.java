package dev.backendlab.peers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A JMH benchmark whose methods do the same work, each in its {@link Way}. One that is a {@link
 * dev.backendlab.kit.Counter} counts the round trips as well.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Compared {

  /** By which it is chosen. */
  String name();

  /** The work, as the table says it. */
  String work();

  /** The method that the others are held against. */
  String with();
}
