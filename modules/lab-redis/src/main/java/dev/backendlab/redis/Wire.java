package dev.backendlab.redis;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * One connection in Redis's own protocol (RESP2), for what the lab itself asks a server.
 *
 * <p>A client library would cost more time to load than the server needs to start, and would send
 * commands of its own, which the lab's counters could not tell from a demo's.
 */
final class Wire implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final Map<String, Long> sent = new HashMap<>();

  private Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = new BufferedOutputStream(socket.getOutputStream());
  }

  /** Connects and logs in. */
  static Wire to(Endpoint endpoint, Duration timeout) throws IOException {
    var socket = endpoint.tls() ? SSLSocketFactory.getDefault().createSocket() : new Socket();
    try {
      int millis = Math.toIntExact(timeout.toMillis());
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(millis);
      socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), millis);
      var wire = new Wire(socket);
      wire.logIn(endpoint);
      return wire;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private void logIn(Endpoint endpoint) throws IOException {
    if (!endpoint.username().isEmpty()) {
      call("AUTH", endpoint.username(), endpoint.password());
    } else if (!endpoint.password().isEmpty()) {
      call("AUTH", endpoint.password());
    }
    if (endpoint.database() != 0) {
      call("SELECT", Integer.toString(endpoint.database()));
    }
  }

  /** How often each command was sent on this connection, by its name in lower case. */
  Map<String, Long> sent() {
    return sent;
  }

  /** The answer: a String, a Long, a List of answers, or null for a missing value. */
  @Nullable Object call(String... words) throws IOException {
    sent.merge(words[0].toLowerCase(Locale.ROOT), 1L, Long::sum);
    out.write(("*" + words.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
    for (var word : words) {
      var bytes = word.getBytes(StandardCharsets.UTF_8);
      out.write(("$" + bytes.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(bytes);
      out.write('\r');
      out.write('\n');
    }
    out.flush();
    return answer();
  }

  private @Nullable Object answer() throws IOException {
    var line = line();
    var rest = line.substring(1);
    return switch (line.charAt(0)) {
      case '+' -> rest;
      case '-' -> throw new RefusedByRedis(rest);
      case ':' -> Long.valueOf(rest);
      case '$' -> bulk(Integer.parseInt(rest));
      case '*' -> array(Integer.parseInt(rest));
      default -> throw new IOException("It does not speak Redis's protocol.");
    };
  }

  private @Nullable String bulk(int length) throws IOException {
    if (length < 0) {
      return null;
    }
    var bytes = in.readNBytes(length);
    line();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private List<@Nullable Object> array(int length) throws IOException {
    var answers = new ArrayList<@Nullable Object>();
    for (int i = 0; i < length; i++) {
      answers.add(answer());
    }
    return answers;
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() > 10_000) {
        throw new EOFException("It closed the connection.");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    if (line.isEmpty()) {
      return "+";
    }
    return line.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }

  /** Redis answered, and the answer is an error, for example a wrong password. */
  static final class RefusedByRedis extends IOException {

    private static final long serialVersionUID = 1;

    private RefusedByRedis(String answer) {
      super(answer);
    }
  }
}
