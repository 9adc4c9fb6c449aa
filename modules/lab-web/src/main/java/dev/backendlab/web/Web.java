package dev.backendlab.web;

import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.run.RunResult;
import dev.backendlab.kit.service.Training;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** Starts the lab's server: {@code ./lab web}. */
public final class Web {

  private Web() {}

  /** Serves until it is told to end. */
  public static void main(String[] args) {
    try {
      var options = WebOptions.of(List.of(args));
      var places = Places.of(System.getenv());
      var log = Log.in(places);
      if (!log.trouble().isEmpty()) {
        System.err.println(log.trouble());
      }
      var context = start(options, places, log);
      if (options.rehearsal()) {
        context.getBean(Rehearsal.class).of(address(context, options));
        SpringApplication.exit(context);
        return;
      }
      if (context.isActive()) { // nobody has ended it meanwhile
        greet(context, options);
      }
    } catch (WebOptions.Mistake | Places.NoCheckout mistake) {
      end(RunResult.USAGE, String.valueOf(mistake.getMessage()));
    } catch (PortInUseException | ApplicationContextException taken) {
      end(RunResult.BROKEN, cause(taken));
    }
  }

  static ConfigurableApplicationContext start(WebOptions options, Places places) {
    return start(options, places, Log.in(places));
  }

  private static ConfigurableApplicationContext start(WebOptions options, Places places, Log log) {
    var application = new SpringApplication(WebApplication.class);
    application.setDefaultProperties(log.settings());
    application.addInitializers(context -> {
      var beans = context.getBeanFactory();
      beans.registerSingleton("places", places);
      beans.registerSingleton("entrance", options.entrance());
    });
    return application.run();
  }

  private static void greet(ConfigurableApplicationContext context, WebOptions options) {
    var url = address(context, options);
    var rehearsal = context.getBean(Rehearsal.class);
    trainAtEnd();
    tell(url);
    if (!options.entrance().isLocal()) {
      tell(
          "Whoever reaches %s can run the lab's demos on this machine: leave --listen away where you"
              + " can.",
          options.entrance().host());
    }
    tell("Ctrl-C ends it, and the demos with it.");
    Thread.ofPlatform().daemon().name("warm-up").start(() -> rehearsal.of(url));
    if (options.browser()) {
      Browser.open(url);
    }
  }

  private static void trainAtEnd() {
    try {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> Training.ofThisProgram(target(), Web.class, REHEARSE)));
    } catch (IllegalStateException endsAlready) {
      // there was nothing to train by
    }
  }

  private static final List<String> REHEARSE = List.of(WebOptions.REHEARSAL);

  private static Path target() {
    return Path.of(System.getProperty("lab.root", "."), "modules", "lab-web", "target");
  }

  static String address(ConfigurableApplicationContext context, WebOptions options) {
    var server = ((WebServerApplicationContext) context).getWebServer();
    return options.entrance().url(server == null ? 0 : server.getPort());
  }

  /** The port stands in the middle of the causes, between Spring's words and the system's. */
  static String cause(Exception failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof PortInUseException taken) {
        return "Port %d is taken: name another, or leave --port away.".formatted(taken.getPort());
      }
    }
    return "The server can't start: %s."
        .formatted(NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
  }

  private static void tell(String shape, Object... values) {
    System.out.printf(shape + "%n", values);
  }

  private static void end(int status, String sentence) {
    System.err.println(sentence);
    System.exit(status);
  }
}
