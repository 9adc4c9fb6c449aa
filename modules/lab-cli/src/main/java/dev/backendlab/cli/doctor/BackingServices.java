package dev.backendlab.cli.doctor;

import dev.backendlab.cli.session.Session;
import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.kit.question.Shelf;
import dev.backendlab.kit.service.InstallableServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Where the backing services of each demo would come from. */
record BackingServices(Session session, Map<String, String> environment) {

  /** Spring's usual properties, as environment variables, by the service's name in a README. */
  private static final Map<String, List<String>> VARIABLES =
      Map.of(
          "redis", List.of("SPRING_DATA_REDIS_URL", "SPRING_DATA_REDIS_HOST"),
          "postgresql", List.of("SPRING_DATASOURCE_URL"),
          "kafka", List.of("SPRING_KAFKA_BOOTSTRAP_SERVERS"),
          "rabbitmq", List.of("SPRING_RABBITMQ_ADDRESSES", "SPRING_RABBITMQ_HOST"),
          "mongodb", List.of("SPRING_MONGODB_URI"),
          "cassandra", List.of("SPRING_CASSANDRA_CONTACT_POINTS"),
          "memcached", List.of("MEMCACHED_ADDRESS"));

  private static final int PATIENCE_MILLIS = 2_000;

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    for (var entry : session.shelf().entries()) {
      if (entry.module().isPresent()) {
        findings.addAll(of(entry));
      }
    }
    return findings;
  }

  private List<Finding> of(Shelf.Entry entry) {
    try {
      var services = entry.cover().services();
      return services.isEmpty()
          ? List.of(Finding.well(entry.id(), "needs no service"))
          : services.stream().map(service -> of(entry.id(), service)).toList();
    } catch (BrokenQuestion defects) {
      return List.of(
          Finding.missing(
              entry.id(), "its README.md is defective", String.valueOf(defects.getMessage())));
    }
  }

  private Finding of(String id, String service) {
    var variables = VARIABLES.getOrDefault(service.toLowerCase(Locale.ROOT), List.of());
    for (var variable : variables) {
      var address = environment.getOrDefault(variable, "");
      if (!address.isEmpty()) {
        return external(id, service, variable, address);
      }
    }
    var how = variables.isEmpty() ? "" : "; set %s to use yours".formatted(variables.getFirst());
    return InstallableServer.of(service)
        .map(server -> installed(id, server, how))
        .orElseGet(() -> Finding.well(id, service + " embedded" + how));
  }

  private static Finding installed(String id, InstallableServer server, String how) {
    return server
        .find()
        .map(found ->
            Finding.well(
                id, "%s %s installed, %s%s".formatted(server, found.version(), found.path(), how)))
        .orElseGet(() ->
            Finding.optional(
                id,
                "%s played by a stand-in; for the real one, %s%s"
                    .formatted(server, server.howToInstall(), how)));
  }

  private static Finding external(String id, String service, String variable, String address) {
    var shown =
        address.replaceAll("(?<=[:/])[^:/@]*(?=@)", "***").replaceAll("(password=)[^&]*", "$1***");
    var found = "%s external, %s from %s".formatted(service, shown, variable);
    return answers(address)
        ? Finding.well(id, found)
        : Finding.missing(
            id,
            found + ", does not answer",
            "Start it, or unset %s for an embedded one.".formatted(variable));
  }

  /** Of a cluster, one of the servers that are named will do. */
  private static boolean answers(String addresses) {
    return Stream.of(addresses.split(",")).anyMatch(BackingServices::isReached);
  }

  private static boolean isReached(String address) {
    var url = address.strip().replaceFirst("^jdbc:", "");
    var uri = URI.create(url.contains("://") ? url : "tcp://" + url);
    int port = uri.getPort() > 0 ? uri.getPort() : usualPort(uri);
    if (uri.getHost() == null) {
      return false;
    }
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(uri.getHost(), port), PATIENCE_MILLIS);
      return true;
    } catch (IOException silent) {
      return false;
    }
  }

  private static int usualPort(URI uri) {
    return switch (String.valueOf(uri.getScheme())) {
      case "postgresql" -> 5432;
      case "mongodb" -> 27017;
      case "amqp" -> 5672;
      default -> 6379;
    };
  }
}
