package dev.backendlab.ratelimiting;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * Remaining calls and the time until the reset, in seconds with fractions: nobody has to wait for a
 * second to be full.
 *
 * @see <a href="https://discord.com/developers/docs/topics/rate-limits">Discord's documentation</a>
 */
final class DiscordHeaders implements LimitHeaders {

  @Override
  public HttpHeaders write(Quota quota, Decision decision, Instant now) {
    long millis = Math.ceilDiv(decision.nextIn().toNanos(), 1_000_000);
    var fields = new HttpHeaders();
    fields.set("X-RateLimit-Limit", Long.toString(quota.limit()));
    fields.set("X-RateLimit-Remaining", Long.toString(decision.remaining()));
    fields.set("X-RateLimit-Reset-After", BigDecimal.valueOf(millis, 3).toPlainString());
    return fields;
  }

  @Override
  public Optional<Budget> read(HttpHeaders answer, Quota documented, Instant now) {
    var wait =
        Optional.ofNullable(answer.getFirst("X-RateLimit-Reset-After"))
            .filter(seconds -> seconds.matches("\\d{1,9}(\\.\\d{1,9})?"))
            .map(seconds -> Duration.ofNanos((long) (Double.parseDouble(seconds) * 1e9)));
    return LimitHeaders.number(answer, "X-RateLimit-Remaining")
        .flatMap(remaining -> wait.map(nextIn -> new Budget(remaining, nextIn)));
  }
}
