package dev.backendlab.cors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backendlab.kit.Answer;
import dev.backendlab.kit.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * A cache between a bank and all its users, as a content delivery network is one. It keeps answers
 * that say {@code s-maxage}, and gives one to a request that is like the first in each header that
 * the answer's {@code Vary} names.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-4.1">RFC 9111, 4.1: Calculating
 *     Cache Keys with the Vary Header Field</a>
 */
final class SharedCache implements AutoCloseable {

  /** They concern one connection, or are counted anew. */
  private static final Set<String> NOT_PASSED_ON =
      Set.of("connection", "keep-alive", "transfer-encoding", "content-length", "date");

  private final Http bank;
  private final HttpServer server;
  private final List<Kept> kept = new ArrayList<>();
  private final LongAdder hits = new LongAdder();

  /** An answer, with the origin that asked: of a request's headers, no other is passed on. */
  private record Kept(String path, String origin, Answer answer) {

    boolean serves(String path, String origin) {
      return this.path.equals(path) && (!varies() || this.origin.equals(origin));
    }

    private boolean varies() {
      var names = String.join(",", answer.headers().getOrEmpty("Vary")).toLowerCase(Locale.ROOT);
      return names.contains("origin") || names.contains("*");
    }
  }

  SharedCache(String bank) {
    this.bank = Http.silent(bank);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.start();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().toString();
      var headers = exchange.getRequestHeaders();
      var answer = answer(path, Objects.requireNonNullElse(headers.getFirst("Origin"), ""));
      answer
          .headers()
          .forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
              exchange.getResponseHeaders().put(name, values);
            }
          });
      var body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** A claim ends before the minute for which the bank lets rates be kept. */
  private Answer answer(String path, String origin) {
    var known = kept.stream().filter(each -> each.serves(path, origin)).findFirst();
    if (known.isPresent()) {
      hits.increment();
      return known.get().answer();
    }
    var asking = origin.isEmpty() ? bank : bank.with("Origin", origin);
    var answer = asking.get(path);
    if (answer.status() == 200 && answer.header("Cache-Control").contains("s-maxage=60")) {
      kept.add(new Kept(path, origin, answer));
    }
    return answer;
  }

  /** Where browsers find the rates. */
  String rates() {
    return "http://localhost:%d/rates".formatted(server.getAddress().getPort());
  }

  /** Answers that it gave without asking the bank. */
  long hits() {
    return hits.sum();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
