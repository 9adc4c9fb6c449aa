package dev.backendlab.async;

import dev.backendlab.kit.BrokenTwin;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asynchronous code as it is written by mistake. Those without members are settings in a file. */
final class BrokenTwins {

  private BrokenTwins() {}

  @BrokenTwin(
      value = "blocks",
      says = "It returns a future, and asks before it returns: the one thread waits inside.")
  static class FutureOfWhatIsDone extends Styles {

    @Override
    CompletableFuture<Integer> nonBlocking(Reviews reviews) {
      return CompletableFuture.completedFuture(reviews.ask());
    }
  }

  @BrokenTwin(
      value = "non-blocking",
      says = "Asynchronous for its caller only: a blocking call on a pool that has 50 threads.")
  static class BlockingCallElsewhere extends Styles {

    @Override
    CompletableFuture<Integer> nonBlocking(Reviews reviews) {
      return pooled(reviews);
    }
  }

  @BrokenTwin(
      value = "scalability",
      says = "Virtual threads are pooled, as threads always were: there are 50 of them.")
  static class PooledVirtualThreads extends Styles {

    private final ExecutorService fifty =
        Executors.newFixedThreadPool(THREADS, Thread.ofVirtual().factory());

    @Override
    CompletableFuture<Integer> virtual(Reviews reviews) {
      return CompletableFuture.supplyAsync(reviews::ask, fifty);
    }

    @Override
    void close() {
      super.close();
      fifty.shutdownNow();
    }
  }

  @BrokenTwin(
      value = "db-queries",
      says = "One stream starts and joins: it is lazy, and awaits each query before the next.")
  static class LazyStream extends ProductPages {

    LazyStream(JdbcClient jdbc) {
      super(jdbc);
    }

    @Override
    List<Part> atOnce(int product) {
      return PARTS.stream().map(sql -> start(sql, product)).map(CompletableFuture::join).toList();
    }
  }

  @BrokenTwin(
      value = "back-pressure",
      says = "The bound is 5,000 calls: more than there are, and so it is none.")
  static class Unbounded {}
}
