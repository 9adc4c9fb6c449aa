package dev.backendlab.kit;

import dev.backendlab.kit.service.ApplicationName;
import dev.backendlab.kit.service.Backing;
import dev.backendlab.kit.service.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application of the module beside the demo's own, in a context and on a free local port of its
 * own.
 *
 * <pre>{@code
 * try (var store = RedisServer.start();
 *     var shop = App.of(ShopApplication.class).named("shop").on(store).start()) {
 *   stage.http("ada", shop).get("/products/1");
 * }
 * }</pre>
 *
 * <p>Its settings win over those of its own files and of the environment. Only a broken twin that
 * is a setting wins over them: see {@link BrokenTwin}.
 */
public final class App implements AutoCloseable {

  private final String name;
  private final ConfigurableApplicationContext context;
  private final RequestCounter requests;

  private App(String name, ConfigurableApplicationContext context, RequestCounter requests) {
    this.name = name;
    this.context = context;
    this.requests = requests;
  }

  /**
   * Starts one.
   *
   * @param settings as {@code key=value}
   */
  public static App start(Class<?> application, String... settings) {
    return of(application).with(settings).start();
  }

  /** One that is not started yet; several classes make one application. */
  public static Starter of(Class<?>... applications) {
    return new Starter(List.of(applications));
  }

  /** By which the story calls it. */
  public String name() {
    return name;
  }

  /**
   * The base URL.
   *
   * @throws IllegalStateException where it was started without a web server
   */
  public String url() {
    var port = context.getEnvironment().getProperty("local.server.port");
    if (port == null) {
      throw new IllegalStateException("%s has no web server.".formatted(name));
    }
    return "http://127.0.0.1:" + port;
  }

  /** The only bean of this type. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** How many beans of this type it has. */
  public int beans(Class<?> type) {
    return context.getBeanNamesForType(type).length;
  }

  /** Counts the requests that reach it, whatever becomes of them. */
  public Counter requests() {
    return requests;
  }

  /** Stops it; once more does nothing. */
  @Override
  public void close() {
    context.close();
  }

  /** An application that is not started yet. */
  @CheckReturnValue
  public static final class Starter {

    private final List<Class<?>> applications;
    private final Settings settings = new Settings();
    private WebApplicationType web = WebApplicationType.SERVLET;
    private String name;

    private Starter(List<Class<?>> applications) {
      this.applications = applications;
      this.name = ApplicationName.of(applications.getFirst().getSimpleName());
    }

    /**
     * How the story calls it, as the picture does; it is the application's {@code
     * spring.application.name} as well. Without this by the class, {@code shop} for
     * ShopApplication.
     */
    public Starter named(String name) {
      this.name = name;
      return this;
    }

    /** One more setting. */
    public Starter with(String key, Object value) {
      settings.add(key, value);
      return this;
    }

    /**
     * More settings.
     *
     * @param settings as {@code key=value}
     */
    public Starter with(String... settings) {
      this.settings.add(settings);
      return this;
    }

    /** On this server, and on none that the lab's contexts share. */
    public Starter on(Backing backing) {
      settings.add(backing);
      return this;
    }

    /** Without a web server. */
    public Starter withoutWeb() {
      this.web = WebApplicationType.NONE;
      return this;
    }

    /** Starts it, and returns when it answers. */
    public App start() {
      var requests = new RequestCounter();
      var all = new LinkedHashMap<>(Map.of("server.port", "0", "server.address", "127.0.0.1"));
      all.put("spring.application.name", name);
      all.putAll(settings.all());
      var arguments = new ArrayList<String>();
      all.forEach((key, value) -> arguments.add("--" + key + "=" + value));
      var builder = new SpringApplicationBuilder(applications.toArray(Class<?>[]::new)).web(web);
      if (web != WebApplicationType.NONE) {
        builder.initializers(requests::register);
      }
      return new App(name, builder.run(arguments.toArray(String[]::new)), requests);
    }
  }
}
