package dev.backendlab.redis;

import dev.backendlab.kit.service.ServiceUnavailable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of itself in INFO, over one connection that is kept.
 *
 * <p>Redis counts a command when it is done: an INFO never reports itself, but all that were sent
 * before it. Those of earlier connections, if one was lost, are remembered until the server is
 * another one, which its run_id tells.
 */
final class Counters implements AutoCloseable {

  /** With the start of the application, still within the five seconds a user waits for an error. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Endpoint endpoint;
  private final Map<String, Long> ownBefore = new HashMap<>();
  private String runId = "";
  private @Nullable Wire wire;

  Counters(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  synchronized String version() {
    return info("server").getOrDefault("redis_version", "unknown");
  }

  synchronized long total() {
    info("server"); // notices another server
    long total = Long.parseLong(info("stats").getOrDefault("total_commands_processed", "0"));
    return total - own().values().stream().mapToLong(Long::longValue).sum();
  }

  synchronized Map<String, Long> byCommand() {
    info("server");
    var counts = new TreeMap<String, Long>();
    info("commandstats")
        .forEach((name, values) -> {
          var calls = values.replaceFirst("^calls=(\\d+),.*$", "$1");
          counts.put(name.replaceFirst("^cmdstat_", ""), Long.valueOf(calls));
        });
    own().forEach((name, own) -> counts.merge(name, -own, Long::sum));
    counts.values().removeIf(count -> count <= 0);
    return counts;
  }

  /** What we had sent before the last INFO. */
  private Map<String, Long> own() {
    var own = new HashMap<>(ownBefore);
    Objects.requireNonNull(wire).sent().forEach((name, count) -> own.merge(name, count, Long::sum));
    own.merge("info", -1L, Long::sum);
    return own;
  }

  private Map<String, String> info(String section) {
    try {
      return wire == null ? ask(section) : askWhereLostAgain(section);
    } catch (IOException e) {
      disconnect();
      throw new ServiceUnavailable(
          "Redis at %s does not answer: %s".formatted(endpoint.masked(), e.getMessage()), e);
    }
  }

  /** A server that has started again closed our connection; one that is silent is asked once. */
  private Map<String, String> askWhereLostAgain(String section) throws IOException {
    try {
      return ask(section);
    } catch (SocketTimeoutException silent) {
      throw silent;
    } catch (IOException lost) {
      disconnect();
      return ask(section);
    }
  }

  private Map<String, String> ask(String section) throws IOException {
    var lines = new HashMap<String, String>();
    if (!(connected().call("INFO", section) instanceof String text)) {
      throw new IOException("it has no INFO.");
    }
    text.lines()
        .filter(line -> line.contains(":"))
        .forEach(line -> {
          int colon = line.indexOf(':');
          lines.put(line.substring(0, colon), line.substring(colon + 1));
        });
    var id = lines.getOrDefault("run_id", runId);
    if (!id.equals(runId)) {
      runId = id;
      ownBefore.clear();
    }
    return lines;
  }

  private Wire connected() throws IOException {
    var connected = wire;
    if (connected == null) {
      connected = Wire.to(endpoint, PATIENCE);
      wire = connected;
    }
    return connected;
  }

  private void disconnect() {
    var lost = wire;
    if (lost != null) {
      lost.sent().forEach((name, count) -> ownBefore.merge(name, count, Long::sum));
      lost.close();
      wire = null;
    }
  }

  @Override
  public synchronized void close() {
    disconnect();
  }
}
