package dev.backendlab.ratelimiting;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.Primary;

/** A wall clock that stands still until somebody turns it on. */
@Primary
class DemoClock implements TimeMeter {

  private final AtomicLong nanos = new AtomicLong(TimeUnit.HOURS.toNanos(490_000)); // a full one

  void turn(Duration by) {
    nanos.addAndGet(by.toNanos());
  }

  @Override
  public long currentTimeNanos() {
    return nanos.get();
  }

  @Override
  public boolean isWallClockBased() {
    return true;
  }
}
