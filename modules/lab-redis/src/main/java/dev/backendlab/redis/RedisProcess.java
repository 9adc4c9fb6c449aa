package dev.backendlab.redis;

import dev.backendlab.kit.service.Folders;
import dev.backendlab.kit.service.OwnServer;
import dev.backendlab.kit.service.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** A redis-server as our child. */
final class RedisProcess {

  private RedisProcess() {}

  static OwnServer of(Endpoint endpoint, List<String> settings) {
    try {
      var folder = Files.createTempDirectory(Folders.run(), "redis-");
      Files.writeString(
          folder.resolve("redis.conf"),
          OwnRedis.configuration(endpoint.host(), endpoint.port(), endpoint.password(), settings));
      var command = List.of(RedisProgram.path().toString(), "redis.conf");
      return ServerProcess.in(folder, "KILL", ":", command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
