package dev.backendlab.kit.internal;

import dev.backendlab.kit.story.Ports;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/** Remembers by the name of which application a port of this JVM is called. */
final class PortNames implements ApplicationListener<ApplicationEvent> {

  @Override
  public void onApplicationEvent(ApplicationEvent event) {
    switch (event) {
      case ApplicationReadyEvent ready -> take(ready.getApplicationContext());
      case ContextClosedEvent closed -> {
        @Nullable Integer port = port(closed.getApplicationContext());
        if (port != null) {
          Ports.live().freed(port);
        }
      }
      default -> {}
    }
  }

  private static void take(ApplicationContext context) {
    @Nullable Integer port = port(context);
    @Nullable String name = context.getEnvironment().getProperty("spring.application.name");
    if (port != null && name != null) {
      Ports.live().taken(port, name);
    }
  }

  private static @Nullable Integer port(ApplicationContext context) {
    return context.getEnvironment().getProperty("local.server.port", Integer.class);
  }
}
