package dev.backendlab.ratelimiting;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * The fields of the IETF draft, as structured fields (RFC 9651): {@code RateLimit-Policy:
 * "free";q=10;w=60} says what is allowed, {@code RateLimit: "free";r=0;t=6} what is left and in how
 * many seconds there is more. Seconds from now, so that no two clocks must agree.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/11/">
 *     draft-ietf-httpapi-ratelimit-headers-11, May 2026</a>
 */
final class DraftHeaders implements LimitHeaders {

  private static final Pattern ITEM = Pattern.compile("\"[^\"]*\";r=(\\d{1,15});t=(\\d{1,9})");

  @Override
  public HttpHeaders write(Quota quota, Decision decision, Instant now) {
    var fields = new HttpHeaders();
    fields.set("RateLimit-Policy", item(quota, "q", quota.limit(), "w", quota.window()));
    fields.set("RateLimit", item(quota, "r", decision.remaining(), "t", decision.nextIn()));
    return fields;
  }

  private static String item(Quota quota, String calls, long count, String time, Duration wait) {
    return String.format(
        Locale.ROOT, "\"%s\";%s=%d;%s=%d", quota.name(), calls, count, time, Seconds.until(wait));
  }

  @Override
  public Optional<Budget> read(HttpHeaders answer, Quota documented, Instant now) {
    return Optional.ofNullable(answer.getFirst("RateLimit"))
        .map(ITEM::matcher)
        .filter(item -> item.lookingAt())
        .map(item ->
            new Budget(
                Long.parseLong(item.group(1)), Duration.ofSeconds(Long.parseLong(item.group(2)))));
  }
}
