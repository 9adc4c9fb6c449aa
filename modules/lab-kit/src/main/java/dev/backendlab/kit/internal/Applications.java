package dev.backendlab.kit.internal;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.question.Question;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A module's own applications on this JVM's backing services, each on a free local port. */
public final class Applications implements AutoCloseable {

  private final Deque<ConfigurableApplicationContext> contexts = new ArrayDeque<>();
  private final Map<String, String> urls = new LinkedHashMap<>();

  private Applications() {}

  /**
   * Starts what the README's front matter lists under {@code start}, in that order. Later ones see
   * the URLs of earlier ones as properties.
   *
   * @param tell hears {@link Event.ApplicationReady} for each
   * @throws IllegalStateException where a main class is not on the class path
   */
  public static Applications start(Question question, Consumer<Event> tell) {
    var applications = new Applications();
    try {
      question.start().forEach((variable, main) -> applications.start(variable, main, tell));
      return applications;
    } catch (RuntimeException failed) {
      applications.close();
      throw failed;
    }
  }

  /** The base URLs, by the variable's name. */
  public Map<String, String> urls() {
    return Map.copyOf(urls);
  }

  /** The contexts of those that are up. */
  Collection<ConfigurableApplicationContext> contexts() {
    return contexts;
  }

  private void start(String variable, String main, Consumer<Event> tell) {
    long start = System.nanoTime();
    var properties = new LinkedHashMap<String, Object>(urls);
    properties.put("server.port", 0);
    properties.put("server.address", "127.0.0.1");
    var context =
        new SpringApplicationBuilder(type(main))
            .initializers(starting ->
                starting
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("lab-start", properties)))
            .run();
    contexts.push(context);
    var url = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    urls.put(variable, url);
    tell.accept(new Event.ApplicationReady(variable, url, (System.nanoTime() - start) / 1_000_000));
  }

  private static Class<?> type(String main) {
    try {
      return Class.forName(main);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "'start:' in the README names %s, which is not in the module".formatted(main), e);
    }
  }

  /** Stops them, the last one first. */
  @Override
  public void close() {
    while (!contexts.isEmpty()) {
      contexts.pop().close();
    }
  }
}
