package dev.backendlab.redis;

import dev.backendlab.kit.service.Folders;
import dev.backendlab.kit.service.FreePorts;
import dev.backendlab.kit.service.Patience;
import dev.backendlab.kit.service.ServerProcess;
import dev.backendlab.kit.service.ServiceUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** A redis-server of our own: on 127.0.0.1 only, with a password that nobody else knows. */
record EmbeddedRedis(Endpoint endpoint, ServerProcess process) {

  private static final int TRIES = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final SecureRandom random = new SecureRandom();

  static EmbeddedRedis start(List<String> settings) {
    var program = RedisProgram.path();
    for (int tries = 1; ; tries++) {
      var redis = prepare(program, settings);
      if (redis.startAndAnswer()) {
        return redis;
      }
      var words = redis.process.lastWords(2);
      boolean taken = redis.process.log().contains("Address already in use");
      redis.process.close();
      if (tries == TRIES || !taken) {
        throw new ServiceUnavailable("Redis did not start: " + words);
      }
    }
  }

  private static EmbeddedRedis prepare(Path program, List<String> settings) {
    var password = new byte[16];
    random.nextBytes(password);
    var endpoint =
        new Endpoint(
            false, "127.0.0.1", FreePorts.next(), "", HexFormat.of().formatHex(password), 0);
    try {
      var folder = Files.createTempDirectory(Folders.run(), "redis-");
      Files.writeString(folder.resolve("redis.conf"), configuration(endpoint, settings));
      var command = List.of(program.toString(), "redis.conf");
      return new EmbeddedRedis(endpoint, ServerProcess.in(folder, "KILL", ":", command));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file, and not the command line, where every user of the machine could read the password. */
  private static String configuration(Endpoint endpoint, List<String> settings) {
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
        .formatted(
            endpoint.host(),
            endpoint.port(),
            endpoint.password(),
            endpoint.password(),
            String.join("\n", settings));
  }

  /** False if the server has ended instead. */
  boolean startAndAnswer() {
    process.start();
    Patience.until(() -> answers() || !process.isAlive(), PATIENCE);
    return process.isAlive();
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
