package dev.backendlab.ratelimiting;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * What the API protects: a forecast model with so many workers, each of which takes so long for a
 * call. Its capacity is known, because it is made so: workers divided by service time.
 */
@Component
class Backend {

  private final Settings settings;
  private final Semaphore workers;

  Backend(Settings settings) {
    this.settings = settings;
    this.workers = new Semaphore(settings.workers(), true);
  }

  /**
   * The capacity.
   *
   * @param workers how many calls are served at a time
   * @param serviceTime how long each takes
   * @param patience how long a call waits in line before it is given up
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
    if (workers.getQueueLength() > line || !worker()) {
      throw new Overloaded("Too many calls wait for a forecast.", settings.serviceTime());
    }
    try {
      long done = System.nanoTime() + settings.serviceTime().toNanos();
      for (long left = done - System.nanoTime(); left > 0; left = done - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      return "It will rain in %s.".formatted(city);
    } finally {
      workers.release();
    }
  }

  private boolean worker() {
    try {
      return workers.tryAcquire(settings.patience().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
