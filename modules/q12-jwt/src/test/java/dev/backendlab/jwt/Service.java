package dev.backendlab.jwt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** An application in a context and on a port of its own. */
record Service(ConfigurableApplicationContext context, String url) implements AutoCloseable {

  /** Starts one; these settings win over those of its own files and of the environment. */
  static Service start(Class<?> application, Map<String, ?> settings) {
    var all = new LinkedHashMap<String, Object>(settings);
    all.put("server.port", 0);
    all.put("server.address", "127.0.0.1");
    var context =
        new SpringApplicationBuilder(application)
            .initializers(starting ->
                starting
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("demo", all)))
            .run();
    return new Service(
        context, "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
  }

  @Override
  public void close() {
    context.close();
  }
}
