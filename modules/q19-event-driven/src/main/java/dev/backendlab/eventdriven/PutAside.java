package dev.backendlab.eventdriven;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.kafka.annotation.BackOff;
import org.springframework.kafka.annotation.RetryableTopic;

/**
 * Where an event goes whose consumer fails, unless it is for an {@link Outage}: into a topic of the
 * service's own, from which it is tried again, and after the last try among its dead letters.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RetryableTopic(
    attempts = "${shop.attempts}",
    backOff = @BackOff(delayString = "${shop.retry-after}"),
    numPartitions = "1",
    autoStartDltHandler = "false",
    concurrency = "1")
public @interface PutAside {

  /** What the name of the topic of retries ends with. */
  @AliasFor(annotation = RetryableTopic.class, attribute = "retryTopicSuffix")
  String retries();

  /** What the name of the topic of dead letters ends with. */
  @AliasFor(annotation = RetryableTopic.class, attribute = "dltTopicSuffix")
  String dead();
}
