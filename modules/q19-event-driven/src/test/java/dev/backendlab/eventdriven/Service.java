package dev.backendlab.eventdriven;

import org.springframework.context.ConfigurableApplicationContext;

/** Some services of a shop, in a Spring context and at a port of their own. */
record Service(ConfigurableApplicationContext context) implements AutoCloseable {

  String url() {
    return "http://127.0.0.1:" + port();
  }

  int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
