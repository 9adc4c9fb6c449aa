package dev.backendlab.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * A server on this machine that answers everything alike: the other end of a call whose answer, or
 * silence, is part of the experiment.
 */
public final class StubServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final LongAdder visits = new LongAdder();

  private StubServer(int status, String body, Duration delay) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, status, body, delay));
    server.start();
  }

  /** Answers every request so, at once. */
  public static StubServer answering(int status, String body) {
    return new StubServer(status, body, Duration.ZERO);
  }

  /** Answers every request with 200, after so long. */
  public static StubServer slow(Duration delay) {
    return new StubServer(200, "", delay);
  }

  /** Takes requests and never answers. */
  public static StubServer hanging() {
    return new StubServer(200, "", Duration.ofDays(1));
  }

  private void answer(HttpExchange exchange, int status, String body, Duration delay)
      throws IOException {
    visits.increment();
    try (exchange) {
      if (!delay.isZero() && closed.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
        return; // the claim is over
      }
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The base URL, without a slash at its end. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Counts the requests that came. */
  public Counter visits() {
    return visits::sum;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.close();
  }
}
