package dev.backendlab.eventdriven;

import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.kafka.retrytopic.RetryTopicConfigurationSupport;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.FixedBackOff;

/**
 * What becomes of an event whose consumer fails. One question decides: would the next event fare
 * better? In an {@link Outage} it would not, so this one is tried in place until it works, however
 * long that takes. Otherwise it is put aside, and the others go on.
 *
 * <p>Spring's default asks nothing: ten tries at once, then the event is skipped. A database that
 * is away for a second costs it an order.
 *
 * @see <a
 *     href="https://docs.spring.io/spring-kafka/reference/retrytopic/retry-topic-combine-blocking.html">
 *     Combining blocking and non-blocking retries</a>
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class FailedEvents extends RetryTopicConfigurationSupport {

  private static final Logger log = LoggerFactory.getLogger(FailedEvents.class);
  private static final RetryListener LOGGED =
      (event, failure, attempt) ->
          log.warn(
              "Event {} of {}: attempt {} failed. {}",
              event.key(),
              event.topic(),
              attempt,
              failure == null
                  ? ""
                  : NestedExceptionUtils.getMostSpecificCause(failure).getMessage());

  private final ShopProperties shop;

  FailedEvents(ShopProperties shop) {
    this.shop = shop;
  }

  /** For consumers with {@link PutAside}: there any other failure is put aside. */
  @Override
  protected void configureBlockingRetries(BlockingRetriesConfigurer inPlace) {
    inPlace.retryOn(Outage.KINDS).backOff(untilItWorks());
  }

  @Override
  protected void configureCustomizers(CustomizersConfigurer customizers) {
    customizers.customizeErrorHandler(handler -> handler.setRetryListeners(LOGGED));
  }

  /**
   * For consumers without: a step that was put aside to be tried again could be overtaken by the
   * next step of its payment. So any failure is tried in place, and only what fails every time gets
   * out of the way, for a person to look at.
   */
  @Bean
  CommonErrorHandler inPlace(KafkaOperations<?, ?> kafka) {
    var deadLetters =
        new DeadLetterPublishingRecoverer(
            kafka,
            (event, failure) -> new TopicPartition(event.topic() + ShopEvents.LEDGER_DEAD, -1));
    var few = new FixedBackOff(shop.retryAfter().toMillis(), 3);
    var handler = new DefaultErrorHandler(deadLetters, few);
    handler.setBackOffFunction((event, failure) -> Outage.isBehind(failure) ? untilItWorks() : few);
    handler.setRetryListeners(LOGGED);
    handler.setLogLevel(KafkaException.Level.DEBUG);
    return handler;
  }

  private BackOff untilItWorks() {
    return new FixedBackOff(shop.retryAfter().toMillis(), FixedBackOff.UNLIMITED_ATTEMPTS);
  }
}
