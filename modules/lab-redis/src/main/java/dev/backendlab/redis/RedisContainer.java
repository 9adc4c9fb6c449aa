package dev.backendlab.redis;

import dev.backendlab.docker.ComposeFile;
import dev.backendlab.docker.ContainerServer;
import dev.backendlab.kit.service.OwnServer;
import java.util.List;
import org.testcontainers.images.builder.Transferable;

/**
 * A Redis in a container, from the image that the compose file names, or the one that it started.
 */
final class RedisContainer {

  private static final String SERVICE = "redis";
  private static final int PORT = 6379;
  private static final String FILE = "/usr/local/etc/redis/redis.conf";

  private RedisContainer() {}

  static OwnServer of(Endpoint endpoint, List<String> settings) {
    var server = ContainerServer.of(ComposeFile.ofProject().image(SERVICE), PORT, endpoint.port());
    var configuration = OwnRedis.configuration("0.0.0.0", PORT, endpoint.password(), settings);
    server
        .container()
        .withCopyToContainer(Transferable.of(configuration), FILE)
        .withCommand("redis-server", FILE);
    return server;
  }

  /** Where {@code docker compose up} has it. */
  static Endpoint ofCompose() {
    var address = ComposeFile.ofProject().running(SERVICE, PORT);
    return new Endpoint(false, address.getHostString(), address.getPort(), "", "", 0);
  }
}
