package dev.backendlab.ratelimiting;

import java.time.Instant;
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
  public HttpHeaders write(Quota quota, Decision decision, Instant now) {
    return new HttpHeaders();
  }

  @Override
  public Optional<Budget> read(HttpHeaders answer, Quota documented, Instant now) {
    return Optional.empty();
  }
}
