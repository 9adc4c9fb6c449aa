package dev.backendlab.ratelimiting;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * The API protects this: a forecast model with so many workers, each of which takes so long for a
 * call. Its capacity is known, because it is made so: workers divided by service time.
 */
@Component
class Backend implements AutoCloseable {

  private final Settings settings;
  private final ThreadPoolExecutor workers;

  Backend(Settings settings) {
    this.settings = settings;
    this.workers =
        new ThreadPoolExecutor(
            settings.workers(),
            settings.workers(),
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("worker-", 0).factory());
  }

  /**
   * The capacity.
   *
   * @param workers how many calls are served at a time
   * @param serviceTime how long each takes
   * @param patience how long a call waits for its answer before it is given up
   */
  @ConfigurationProperties("backend")
  record Settings(
      @DefaultValue("8") int workers,
      @DefaultValue("1ms") Duration serviceTime,
      @DefaultValue("1s") Duration patience) {}

  /**
   * Waits for a worker and its answer.
   *
   * @param line how many may wait already; where there are more, waiting is pointless
   * @throws Overloaded at once where the line is too long, or when patience is at its end
   */
  String forecast(String city, int line) {
    if (workers.getQueue().size() > line) {
      throw overloaded();
    }
    var forecast = new FutureTask<>(() -> computed(city));
    workers.execute(forecast);
    try {
      return forecast.get(settings.patience().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException givenUp) {
      workers.remove(forecast);
      throw overloaded();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw overloaded();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private String computed(String city) {
    long done = System.nanoTime() + settings.serviceTime().toNanos();
    for (long left = done - System.nanoTime(); left > 0; left = done - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return "It will rain in %s.".formatted(city);
  }

  private Overloaded overloaded() {
    return new Overloaded("Too many calls wait for a forecast.", settings.serviceTime());
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
