package dev.backendlab.redis;

import dev.backendlab.kit.service.Folders;
import dev.backendlab.kit.service.FreePorts;
import dev.backendlab.kit.service.OwnServer;
import dev.backendlab.kit.service.PreparedServer;
import dev.backendlab.kit.service.ServerProcess;
import dev.backendlab.kit.service.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** A Redis of our own: on 127.0.0.1 only, with a password that nobody else knows. */
record OwnRedis(Endpoint endpoint, OwnServer server) implements PreparedServer {

  private static final SecureRandom random = new SecureRandom();

  static OwnRedis prepare(Source source, List<String> settings) {
    var password = new byte[16];
    random.nextBytes(password);
    var endpoint =
        new Endpoint(
            false, "127.0.0.1", FreePorts.next(), "", HexFormat.of().formatHex(password), 0);
    var server =
        source == Source.DOCKER
            ? RedisContainer.of(endpoint, settings)
            : process(endpoint, settings);
    return new OwnRedis(endpoint, server);
  }

  private static OwnServer process(Endpoint endpoint, List<String> settings) {
    try {
      var folder = Files.createTempDirectory(Folders.run(), "redis-");
      Files.writeString(
          folder.resolve("redis.conf"),
          configuration(endpoint.host(), endpoint.port(), endpoint.password(), settings));
      var command = List.of(RedisProgram.path().toString(), "redis.conf");
      return ServerProcess.in(folder, "KILL", ":", command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file, and not the command line, where every user of the machine could read the password. */
  static String configuration(String address, int port, String password, List<String> settings) {
    return """
    bind %s
    port %d
    requirepass %s
    masterauth %s
    save ""
    appendonly no
    daemonize no
    %s
    """
        .formatted(address, port, password, password, String.join("\n", settings));
  }

  @Override
  public String name() {
    return "Redis";
  }

  /** The password tells: a stranger on this port would refuse it. */
  @Override
  public boolean answers() {
    try (var wire = Wire.to(endpoint, Duration.ofSeconds(30))) {
      wire.call("PING");
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
