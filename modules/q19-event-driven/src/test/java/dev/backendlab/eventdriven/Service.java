package dev.backendlab.eventdriven;

import java.util.Objects;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Some services of a shop, in a Spring context and at a port of their own. */
record Service(ConfigurableApplicationContext context) implements AutoCloseable {

  String url() {
    return "http://127.0.0.1:" + port();
  }

  int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  /** The listener with this id. */
  MessageListenerContainer listener(String id) {
    return Objects.requireNonNull(
        bean(KafkaListenerEndpointRegistry.class).getListenerContainer(id));
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
