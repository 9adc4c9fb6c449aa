package dev.backendlab.ratelimiting;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.UninterruptibleBlockingStrategy;
import java.io.IOException;
import java.time.Instant;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * A client that slows down before it is refused: it reads in each answer what the API says of its
 * limits, and waits before the next call if need be. For one thread's calls, one after the other.
 *
 * <p>It believes what it reads: where another process spends from the same key, that is out of date
 * at once. Where the API says nothing, it keeps to the documented limit by a bucket of its own, a
 * little smaller, because calls do not arrive as evenly as they are sent.
 */
final class PoliteInterceptor implements ClientHttpRequestInterceptor {

  private final LimitHeaders style;
  private final Quota documented;
  private final CallLimit own;
  private final TimeMeter clock;
  private final UninterruptibleBlockingStrategy pause;
  private long notBefore;
  private long waits;

  /**
   * @param pause in production {@link UninterruptibleBlockingStrategy#PARKING}
   */
  PoliteInterceptor(
      LimitHeaders style,
      Quota documented,
      TimeMeter clock,
      UninterruptibleBlockingStrategy pause) {
    this.style = style;
    this.documented = documented;
    this.clock = clock;
    this.pause = pause;
    var withMargin =
        new Quota(documented.name(), Math.max(1, documented.limit() * 9 / 10), documented.window());
    this.own = new LeakyBucket(withMargin, withMargin.limit(), clock);
  }

  @Override
  public ClientHttpResponse intercept(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
    long left = notBefore - clock.currentTimeNanos();
    if (left > 0) {
      waits++;
      pause.parkUninterruptibly(left);
    }
    var answer = execution.execute(request, body);
    long now = clock.currentTimeNanos();
    notBefore = now + budget(answer, now).pause().toNanos();
    return answer;
  }

  private Budget budget(ClientHttpResponse answer, long now) {
    return style
        .read(answer.getHeaders(), documented, Instant.EPOCH.plusNanos(now))
        .orElseGet(this::ownBudget);
  }

  private Budget ownBudget() {
    var decision = own.tryCall();
    return new Budget(decision.allowed() ? decision.remaining() : 0, decision.nextIn());
  }

  /** How often there was something to wait for. */
  long waits() {
    return waits;
  }
}
