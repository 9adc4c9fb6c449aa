package dev.backendlab.ratelimiting;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * Limit, remaining calls and the moment of the reset, in seconds since 1970 (UTC): the client's
 * clock must be right.
 *
 * @param prefix of the three fields' names
 */
record EpochHeaders(String prefix) implements LimitHeaders {

  /**
   * GitHub's, which has {@code used} and {@code resource} in addition.
   *
   * @see <a
   *     href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api">Its
   *     documentation</a>
   */
  static final EpochHeaders GITHUB = new EpochHeaders("x-ratelimit-");

  /**
   * Those of X.
   *
   * @see <a href="https://docs.x.com/x-api/fundamentals/rate-limits">Its documentation</a>
   */
  static final EpochHeaders X = new EpochHeaders("x-rate-limit-");

  @Override
  public HttpHeaders write(Quota quota, Decision decision, Instant now) {
    var reset = now.plus(decision.nextIn());
    long moment = reset.getNano() == 0 ? reset.getEpochSecond() : reset.getEpochSecond() + 1;
    var fields = new HttpHeaders();
    fields.set(prefix + "limit", Long.toString(quota.limit()));
    fields.set(prefix + "remaining", Long.toString(decision.remaining()));
    fields.set(prefix + "reset", Long.toString(moment));
    return fields;
  }

  @Override
  public Optional<Budget> read(HttpHeaders answer, Quota documented, Instant now) {
    var reset =
        LimitHeaders.number(answer, prefix + "reset")
            .map(moment -> Duration.between(now, Instant.ofEpochSecond(moment)))
            .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    return LimitHeaders.number(answer, prefix + "remaining")
        .flatMap(remaining -> reset.map(wait -> new Budget(remaining, wait)));
  }
}
