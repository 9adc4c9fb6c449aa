package dev.backendlab.ratelimiting;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Tells callers where they stand, in the style of their plan. */
@Component
class Announcer {

  private final TimeMeter clock;

  Announcer(TimeMeter clock) {
    this.clock = clock;
  }

  void announce(HeaderStyle style, Quota quota, Decision decision, HttpServletResponse response) {
    var now = Instant.EPOCH.plusNanos(clock.currentTimeNanos());
    var fields = style.headers().write(quota, decision, now);
    fields.forEach((name, values) -> response.setHeader(name, values.getFirst()));
  }
}
