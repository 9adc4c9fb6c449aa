package dev.backendlab.web.guard;

import org.apache.catalina.Lifecycle;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Builds the server around the guard. It has the last word: an address or a port that is set for
 * other applications of the user, in the environment, is not meant for the lab.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class Gatehouse implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private final Entrance entrance;

  Gatehouse(Entrance entrance) {
    this.entrance = entrance;
  }

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server.setAddress(entrance.address());
    server.setPort(entrance.port());
    server.addConnectorCustomizers(Gatehouse::putDoorstep);
    server.addContextCustomizers(context -> hangNotice((StandardHost) context.getParent()));
  }

  private static void putDoorstep(Connector connector) {
    connector.addLifecycleListener(event -> {
      if (event.getType().equals(Lifecycle.AFTER_INIT_EVENT)) {
        var protocol = connector.getProtocolHandler();
        protocol.setAdapter(new Doorstep(protocol.getAdapter()));
      }
    });
  }

  /** Instead of the page that Tomcat would show, and of the one that Spring Boot makes of it. */
  private static void hangNotice(StandardHost host) {
    var valves = host.getPipeline();
    for (var valve : valves.getValves()) {
      if (valve instanceof ErrorReportValve) {
        valves.removeValve(valve);
      }
    }
    host.setErrorReportValveClass("");
    valves.addValve(new Notice());
  }
}
