package dev.backendlab.ratelimiting;

import dev.backendlab.redis.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One more instance of the API, on a port of its own and by the machine's clock. */
record Instance(ConfigurableApplicationContext context, String url) implements AutoCloseable {

  /**
   * On the Redis that all share.
   *
   * @param settings that the application's own files, and so a broken twin's, win over
   */
  static Instance open(String... settings) {
    var defaults = new ArrayList<>(List.of(RateLimitingDemo.PATIENT_BACKEND));
    defaults.addAll(List.of(settings));
    return start(defaults, List.of(RateLimitingDemo.PATIENT));
  }

  /**
   * On a Redis of its own, with the timeouts of production.
   *
   * @param settings that win over all others
   */
  static Instance on(RedisServer redis, String... settings) {
    var all = new ArrayList<>(List.of(settings));
    all.add("spring.autoconfigure.exclude=dev.backendlab.redis.RedisServerAutoConfiguration");
    all.add("spring.data.redis.url=" + redis.uri());
    return start(List.of(), all);
  }

  private static Instance start(List<String> defaults, List<String> settings) {
    var arguments = settings.stream().map(setting -> "--" + setting);
    var context =
        new SpringApplicationBuilder(WeatherApplication.class)
            .properties(defaults.toArray(String[]::new))
            .run(Stream.concat(arguments, Stream.of("--server.port=0")).toArray(String[]::new));
    return new Instance(
        context, "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
  }

  /** A key that no other claim and no earlier run has used. */
  String newKey(String plan) {
    var key = plan + "-" + UUID.randomUUID();
    context.getBean(Callers.class).register(key, plan);
    return key;
  }

  @Override
  public void close() {
    context.close();
  }
}
