package dev.backendlab.kafka;

import dev.backendlab.kit.service.EarlyStart;

/**
 * Starts the broker beside the application, which takes about as long until it needs it: with the
 * process of a lab's run, or, where a build or an IDE runs us, with the first Spring context.
 */
public final class EarlyKafka extends EarlyStart {

  public EarlyKafka() {
    super(KafkaServerAutoConfiguration.class, KafkaService.INSTANCE);
  }
}
