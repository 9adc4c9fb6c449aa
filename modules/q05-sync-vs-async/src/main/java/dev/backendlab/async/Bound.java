package dev.backendlab.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Lets so many calls be under way, and makes further callers wait: back-pressure. */
@Component
class Bound {

  private final Styles styles;
  private final Semaphore permits;

  Bound(Styles styles, @Value("${shop.calls-under-way:50}") int permits) {
    this.styles = styles;
    this.permits = new Semaphore(permits);
  }

  /** Without a thread for the call, and yet not without a limit. */
  CompletableFuture<Integer> ask(Reviews reviews) {
    permits.acquireUninterruptibly();
    return styles.nonBlocking(reviews).whenComplete((answer, error) -> permits.release());
  }
}
