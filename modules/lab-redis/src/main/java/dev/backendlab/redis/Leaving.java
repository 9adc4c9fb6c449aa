package dev.backendlab.redis;

import dev.backendlab.kit.service.ServiceUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Leaves somebody else's server as it was: removes every key under our prefix. */
final class Leaving {

  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private Leaving() {}

  static void clean(Endpoint endpoint, String prefix) {
    try (var wire = Wire.to(endpoint, PATIENCE)) {
      var cursor = "0";
      do {
        var answer = wire.call("SCAN", cursor, "MATCH", prefix + "*", "COUNT", "1000");
        var page = (List<?>) Objects.requireNonNull(answer);
        cursor = String.valueOf(page.get(0));
        for (var key : (List<?>) Objects.requireNonNull(page.get(1))) {
          wire.call("UNLINK", String.valueOf(key));
        }
      } while (!"0".equals(cursor));
    } catch (IOException e) {
      throw new ServiceUnavailable(
          "Keys under %s may be left on Redis at %s, which does not answer: %s"
              .formatted(prefix, endpoint.masked(), e.getMessage()),
          e);
    }
  }
}
