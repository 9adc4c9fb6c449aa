package dev.backendlab.ratelimiting;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * Nothing until it is too late: the limits stand in the documentation, and a client keeps to them
 * by a token bucket of its own.
 *
 * @see <a href="https://docs.stripe.com/rate-limits">Stripe's documentation, which advises just
 *     that</a>
 */
final class NoHeaders implements LimitHeaders {

  @Override
  public Map<String, String> write(Quota quota, Decision decision, Instant now) {
    return Map.of();
  }

  @Override
  public Optional<Budget> read(HttpHeaders answer, Quota documented, Instant now) {
    return Optional.empty();
  }
}
