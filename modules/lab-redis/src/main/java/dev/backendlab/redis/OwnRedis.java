package dev.backendlab.redis;

import dev.backendlab.kit.service.Casualties;
import dev.backendlab.kit.service.FreePorts;
import dev.backendlab.kit.service.OwnServer;
import dev.backendlab.kit.service.Patience;
import dev.backendlab.kit.service.ServiceUnavailable;
import dev.backendlab.kit.service.Source;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** A Redis of our own: on 127.0.0.1 only, with a password that nobody else knows. */
record OwnRedis(Source source, Endpoint endpoint, OwnServer server) {

  private static final int TRIES = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final SecureRandom random = new SecureRandom();

  static OwnRedis start(Source source, List<String> settings) {
    for (int tries = 1; ; tries++) {
      var redis = prepare(source, settings);
      if (redis.startAndAnswer()) {
        Casualties.watch("Redis", redis.server);
        return redis;
      }
      var words = redis.server.lastWords(2);
      boolean taken = redis.server.lacksItsPort();
      redis.server.close();
      if (tries == TRIES || !taken) {
        throw new ServiceUnavailable("Redis did not start: " + words);
      }
    }
  }

  private static OwnRedis prepare(Source source, List<String> settings) {
    var password = new byte[16];
    random.nextBytes(password);
    var endpoint =
        new Endpoint(
            false, "127.0.0.1", FreePorts.next(), "", HexFormat.of().formatHex(password), 0);
    var server =
        source == Source.DOCKER
            ? RedisContainer.of(endpoint, settings)
            : RedisProcess.of(endpoint, settings);
    return new OwnRedis(source, endpoint, server);
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

  /** False if the server has ended instead. */
  boolean startAndAnswer() {
    server.start();
    Patience.until(() -> answers() || !server.isAlive(), PATIENCE);
    return server.isAlive();
  }

  /** The password tells: a stranger on this port would refuse it. */
  private boolean answers() {
    try (var wire = Wire.to(endpoint, PATIENCE)) {
      wire.call("PING");
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
