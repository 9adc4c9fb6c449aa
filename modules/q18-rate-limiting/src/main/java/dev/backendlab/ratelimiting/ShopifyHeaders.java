package dev.backendlab.ratelimiting;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * How full the leaky bucket is: {@code 32/40}. How fast it leaks stands in the documentation, so a
 * client that finds it full waits for one drop at that rate.
 *
 * @see <a href="https://shopify.dev/docs/api/usage/limits">Shopify's documentation</a>
 */
final class ShopifyHeaders implements LimitHeaders {

  private static final String LEVEL = "X-Shopify-Shop-Api-Call-Limit";
  private static final Pattern FRACTION = Pattern.compile("(\\d{1,15})/(\\d{1,15})");

  @Override
  public HttpHeaders write(Quota quota, Decision decision, Instant now) {
    long level = quota.limit() - decision.remaining();
    var fields = new HttpHeaders();
    fields.set(LEVEL, level + "/" + quota.limit());
    return fields;
  }

  @Override
  public Optional<Budget> read(HttpHeaders answer, Quota documented, Instant now) {
    var drop = Duration.ofNanos(documented.interval());
    return Optional.ofNullable(answer.getFirst(LEVEL))
        .map(FRACTION::matcher)
        .filter(level -> level.matches())
        .map(level -> Long.parseLong(level.group(2)) - Long.parseLong(level.group(1)))
        .map(remaining -> new Budget(remaining, drop));
  }
}
