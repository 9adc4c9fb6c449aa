package dev.backendlab.async;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backendlab.kit.story.Story;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A review service that takes its time, and counts how many calls it has at once. It holds no
 * thread for them, so that it is not what comes to its end first.
 */
final class SlowReviews implements Reviews, AutoCloseable {

  private static final int OK = 200;
  private static final int OVERLOADED = 503;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final CompletableFuture<Void> released = new CompletableFuture<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final @Nullable Duration takes;
  private final int bears;
  private @Nullable HttpServer server;

  private SlowReviews(@Nullable Duration takes, int bears) {
    this.takes = takes;
    this.bears = bears;
  }

  /** Answers after so long, and fails calls beyond those that it bears at once. */
  static SlowReviews taking(Duration takes, int bears) {
    return new SlowReviews(takes, bears);
  }

  /** Answers nobody until it is told to. */
  static SlowReviews holding() {
    return new SlowReviews(null, Integer.MAX_VALUE);
  }

  void release() {
    released.complete(null);
  }

  int underWay() {
    return underWay.get();
  }

  /** How many calls it had at once, at most, since it was last asked. */
  int most() {
    return most.getAndSet(0);
  }

  @Override
  public int ask() {
    return askAsync().join();
  }

  @Override
  public CompletableFuture<Integer> askAsync() {
    int now = underWay.incrementAndGet();
    most.accumulateAndGet(now, Math::max);
    if (now > bears) {
      underWay.decrementAndGet();
      return CompletableFuture.failedFuture(new RejectedExecutionException("overloaded"));
    }
    var answer = new CompletableFuture<Integer>();
    Runnable answers =
        () -> {
          underWay.decrementAndGet();
          answer.complete(OK);
        };
    if (takes == null) {
      var ignored = released.thenRun(answers);
    } else {
      var ignored = clock.schedule(answers, takes.toMillis(), TimeUnit.MILLISECONDS);
    }
    return answer;
  }

  /** The same by HTTP. */
  String listen() throws IOException {
    var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2_000);
    http.createContext(
        "/",
        exchange -> {
          var ignored =
              askAsync()
                  .handle((status, lost) -> answer(exchange, lost == null ? status : OVERLOADED));
        });
    http.start();
    this.server = http;
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  private static int answer(HttpExchange exchange, int status) {
    try (exchange) {
      exchange.sendResponseHeaders(status, -1);
      Story.live().hops().add("shop", "reviews", "HTTP GET / " + status);
      return status;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    release();
    clock.shutdown();
    if (server != null) {
      server.stop(0);
    }
  }
}
