package dev.backendlab.ratelimiting;

import io.github.bucket4j.TimeMeter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * A client that never has to be refused: it reads in each answer what the API says of its limits,
 * and waits before the next call if need be. For one thread's calls, one after the other.
 *
 * <p>Where the API says nothing, it keeps to the documented limit by a bucket of its own, a little
 * smaller, because calls do not arrive as evenly as they are sent.
 */
final class PoliteInterceptor implements ClientHttpRequestInterceptor {

  private final LimitHeaders style;
  private final Quota documented;
  private final CallLimit own;
  private Instant notBefore = Instant.EPOCH;
  private long waits;

  PoliteInterceptor(LimitHeaders style, Quota documented) {
    this.style = style;
    this.documented = documented;
    var withMargin =
        new Quota(documented.name(), Math.max(1, documented.limit() * 9 / 10), documented.window());
    this.own = new LeakyBucket(withMargin, withMargin.limit(), TimeMeter.SYSTEM_NANOTIME);
  }

  @Override
  public ClientHttpResponse intercept(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
    waitUntil(notBefore);
    var answer = execution.execute(request, body);
    var now = Instant.now();
    var pause =
        style.read(answer.getHeaders(), documented, now).map(Budget::pause).orElseGet(this::pace);
    notBefore = now.plus(pause);
    if (pause.isPositive()) {
      waits++;
    }
    return answer;
  }

  /** After how many answers there was something to wait for. */
  long waits() {
    return waits;
  }

  private Duration pace() {
    var decision = own.tryCall();
    return decision.allowed() && decision.remaining() > 0 ? Duration.ZERO : decision.nextIn();
  }

  private static void waitUntil(Instant moment) {
    for (var left = Duration.between(Instant.now(), moment);
        left.isPositive();
        left = Duration.between(Instant.now(), moment)) {
      LockSupport.parkNanos(left.toNanos());
    }
  }
}
