package dev.backendlab.redis;

import dev.backendlab.kit.service.Folders;
import dev.backendlab.kit.service.ServiceUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** The redis-server of this platform, copied once from Signal's jar into the cache. */
final class RedisProgram {

  private static final String VERSION = "7.0.15";

  private RedisProgram() {}

  static synchronized Path path() {
    var name = "redis-server-%s-%s".formatted(VERSION, platform());
    var program = Folders.cache().resolve("redis").resolve(name);
    try {
      var resource = RedisProgram.class.getResource("/" + name);
      if (resource == null) {
        throw new ServiceUnavailable(
            "There is no embedded Redis for %s; set SPRING_DATA_REDIS_URL to one of yours."
                .formatted(platform()));
      }
      long size = resource.openConnection().getContentLengthLong();
      if (!Files.isExecutable(program) || Files.size(program) != size) {
        copy(resource, program);
      }
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By way of another name, so that no other JVM sees a program that is half there. */
  private static void copy(java.net.URL resource, Path program) throws IOException {
    Files.createDirectories(program.getParent());
    var part = Files.createTempFile(program.getParent(), "redis-server", ".part");
    try {
      try (var in = resource.openStream()) {
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      }
      if (!part.toFile().setExecutable(true)) {
        throw new IOException("No program can be made in " + part.getParent());
      }
      Files.move(part, program, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String platform() {
    var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var system = os.startsWith("mac") ? "darwin" : os.replace(' ', '-');
    var architecture =
        switch (System.getProperty("os.arch")) {
          case "aarch64", "arm64" -> "arm64";
          case "amd64", "x86_64" -> "amd64";
          default -> System.getProperty("os.arch");
        };
    return system + "-" + architecture;
  }
}
