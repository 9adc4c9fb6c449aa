package dev.backendlab.docker;

import dev.backendlab.kit.service.ServiceUnavailable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The project's {@code docker-compose.yml}: the one place that names images and ports.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/services/">Compose file reference:
 *     services</a>
 */
public final class ComposeFile {

  private static final String NAME = "docker-compose.yml";
  private static final int PATIENCE = 2_000;

  /** An address, a port that may be set by a variable, and the port in the container. */
  private static final Pattern PORT =
      Pattern.compile("127\\.0\\.0\\.1:(?:\\$\\{(\\w+):-(\\d+)}|(\\d+)):(\\d+)");

  private final Path file;
  private final Map<?, ?> services;

  private ComposeFile(Path file, Map<?, ?> services) {
    this.file = file;
    this.services = services;
  }

  /**
   * The file of the project in which this JVM works, be it in the folder of a module.
   *
   * @throws ServiceUnavailable where there is none, or none that can be read
   */
  public static ComposeFile ofProject() {
    var here = Path.of("").toAbsolutePath();
    for (var folder = here; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(NAME))) {
        return read(folder.resolve(NAME));
      }
    }
    throw new ServiceUnavailable(
        "There is no %s above %s: run from the project's folder.".formatted(NAME, here));
  }

  static ComposeFile read(Path file) {
    try (var text = Files.newBufferedReader(file)) {
      var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      if (yaml.load(text) instanceof Map<?, ?> root
          && root.get("services") instanceof Map<?, ?> services) {
        return new ComposeFile(file, services);
      }
      throw new ServiceUnavailable("%s lists no services.".formatted(file));
    } catch (IOException | YAMLException e) {
      throw new ServiceUnavailable(
          "%s can't be read: %s"
              .formatted(file, String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
          e);
    }
  }

  /** The image of a service, with its tag: {@code redis:8}. */
  public String image(String service) {
    return String.valueOf(service(service).get("image"));
  }

  /** The command line that the file gives a service, word by word; empty for the image's own. */
  public List<String> command(String service) {
    return service(service).get("command") instanceof List<?> words
        ? words.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** The environment variables that the file gives a service. */
  public Map<String, String> environment(String service) {
    return service(service).get("environment") instanceof Map<?, ?> variables
        ? variables.entrySet().stream()
            .collect(
                java.util.stream.Collectors.toUnmodifiableMap(
                    each -> String.valueOf(each.getKey()), each -> String.valueOf(each.getValue())))
        : Map.of();
  }

  /**
   * Where {@code docker compose up} has published a service's port on this machine.
   *
   * @param containerPort the port as the server in the container has it
   * @throws ServiceUnavailable where nobody listens there
   */
  public InetSocketAddress running(String service, int containerPort) {
    var address = published(service, containerPort);
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), PATIENCE);
      return address;
    } catch (IOException nobody) {
      throw new ServiceUnavailable(
          "Nobody listens on %s:%d, where %s has %s: start it with 'docker compose up -d --wait'."
              .formatted(address.getHostString(), address.getPort(), NAME, service),
          nobody);
    }
  }

  InetSocketAddress published(String service, int containerPort) {
    if (service(service).get("ports") instanceof List<?> ports) {
      for (var port : ports) {
        var parts = PORT.matcher(String.valueOf(port));
        if (parts.matches() && Integer.parseInt(parts.group(4)) == containerPort) {
          return InetSocketAddress.createUnresolved("127.0.0.1", published(parts));
        }
      }
    }
    throw new ServiceUnavailable(
        "%s publishes no port %d of %s on 127.0.0.1.".formatted(file, containerPort, service));
  }

  private static int published(java.util.regex.Matcher parts) {
    if (parts.group(3) != null) {
      return Integer.parseInt(parts.group(3));
    }
    var set = System.getenv(parts.group(1));
    return Integer.parseInt(set == null || set.isEmpty() ? parts.group(2) : set);
  }

  private Map<?, ?> service(String name) {
    if (services.get(name) instanceof Map<?, ?> service) {
      return service;
    }
    throw new ServiceUnavailable(
        "%s has no service %s: it has %s.".formatted(file, name, services.keySet()));
  }
}
