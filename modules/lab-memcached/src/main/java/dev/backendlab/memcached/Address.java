package dev.backendlab.memcached;

import dev.backendlab.kit.service.ServiceUnavailable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a Memcached listens.
 *
 * @see <a href="https://github.com/memcached/memcached/blob/master/doc/protocol.txt">Memcached,
 *     protocol</a>
 */
record Address(String host, int port) {

  static Address own(int port) {
    return new Address("127.0.0.1", port);
  }

  /**
   * The address of the user's.
   *
   * @throws ServiceUnavailable if it is none
   */
  static Address parse(String text) {
    try {
      var uri = URI.create("tcp://" + text.strip());
      if (uri.getHost() != null && uri.getPort() > 0) {
        return new Address(uri.getHost(), uri.getPort());
      }
    } catch (IllegalArgumentException noAddress) {
      // said below
    }
    throw new ServiceUnavailable(
        "%s=%s names no Memcached; write its host and port, as in 127.0.0.1:11211."
            .formatted(MemcachedService.VARIABLE, text));
  }

  /**
   * What the server says of its version, empty if it stays silent. A connection alone would tell
   * less: Docker's proxy takes it before the server does.
   */
  Optional<String> version(Duration patience) {
    return ask("version", "VERSION ", patience);
  }

  /** The server's process id, as it says. */
  Optional<String> process(Duration patience) {
    return ask("stats", "STAT pid ", patience);
  }

  private Optional<String> ask(String command, String beginning, Duration patience) {
    int millis = Math.toIntExact(patience.toMillis());
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), millis);
      socket.setSoTimeout(millis);
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      var lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(beginning)) {
          return Optional.of(line.substring(beginning.length()));
        }
      }
      return Optional.empty();
    } catch (IOException silent) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
