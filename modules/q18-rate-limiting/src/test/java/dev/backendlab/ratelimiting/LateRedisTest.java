package dev.backendlab.ratelimiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backendlab.kit.App;
import dev.backendlab.kit.Logged;
import dev.backendlab.redis.RedisServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An API whose Redis is away, or slow, while it starts. */
class LateRedisTest {

  /** Of eleven calls with a new key. */
  private static long passed(App api) {
    return Customer.of(api, "free").calls(11);
  }

  @ParameterizedTest
  @CsvSource({
    "redis-buckets, open, 11",
    "redis-script, local, 5",
    "redis-leases, open, 11",
    "redis-buckets, closed, 0"
  })
  void theApiStartsWithoutRedisAndCountsOnceItIsThere(String store, String fails, long without) {
    try (var redis = RedisServer.start()) {
      redis.stop();
      try (var api =
              App.of(WeatherApplication.class)
                  .on(redis)
                  .with("rate-limit.store", store)
                  .with("rate-limit.when-store-fails", fails)
                  .start();
          var log = Logged.by(OptionalStore.class)) {
        assertThat(passed(api)).isEqualTo(without);
        assertThat(log.take()).isNotEmpty();
        redis.restart();
        await().until(() -> passed(api) == 10);
      }
    }
  }

  @Test
  void aHandshakeMayTakeLongerThanACommand() throws Exception {
    try (var redis = RedisServer.start();
        var line = new SlowLine(redis.port());
        var api =
            App.of(WeatherApplication.class)
                .on(redis)
                .with("spring.data.redis.url", redis.uri().replace(":" + redis.port(), line.port()))
                .start()) {
      assertThat(passed(api)).as("each command takes too long").isEqualTo(11);
      line.delayMillis = 0;
      await().until(() -> passed(api) == 10);
    }
  }

  /** A way to a server on which each answer takes longer than a command may. */
  private static final class SlowLine implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private volatile long delayMillis = 150;

    SlowLine(int server) throws IOException {
      run(() -> {
        while (true) {
          var client = socket.accept();
          var redis = new Socket(InetAddress.getLoopbackAddress(), server);
          run(() -> client.getInputStream().transferTo(redis.getOutputStream()));
          run(() -> answer(redis.getInputStream(), client.getOutputStream()));
        }
      });
    }

    String port() {
      return ":" + socket.getLocalPort();
    }

    /** One after the other, so that answers keep their order. */
    private Void answer(InputStream from, OutputStream to) throws IOException {
      Executor here = Runnable::run;
      var buffer = new byte[8_192];
      for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
        var bytes = Arrays.copyOf(buffer, read);
        CompletableFuture.runAsync(
                () -> write(bytes, to),
                CompletableFuture.delayedExecutor(delayMillis, TimeUnit.MILLISECONDS, here))
            .join();
      }
      return null;
    }

    private static void write(byte[] bytes, OutputStream to) {
      try {
        to.write(bytes);
      } catch (IOException closed) {
        throw new UncheckedIOException(closed);
      }
    }

    private static void run(Callable<?> work) {
      Thread.startVirtualThread(() -> {
        try {
          work.call();
        } catch (Exception closed) {
          // the test is over
        }
      });
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
