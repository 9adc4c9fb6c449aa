package dev.backendlab.async;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Three ways to have many calls under way. They differ in what waits for the answers. */
@Component
class Styles {

  static final int THREADS = 50;
  static final int QUEUE = 1_000;

  /** As servers have it: so many threads, and a queue that has an end. */
  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(
          THREADS, THREADS, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUE));

  private final ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();

  Styles() {
    pool.allowCoreThreadTimeOut(true);
  }

  /**
   * A thread of the operating system waits.
   *
   * @throws RejectedExecutionException where neither a thread nor a place in the queue is free
   */
  CompletableFuture<Integer> pooled(Reviews reviews) {
    return CompletableFuture.supplyAsync(reviews::ask, pool);
  }

  /** A virtual thread waits; the code is the same. It leaves its carrier thread meanwhile. */
  CompletableFuture<Integer> virtual(Reviews reviews) {
    return CompletableFuture.supplyAsync(reviews::ask, virtual);
  }

  /** Nothing waits but the answer's place in a table. */
  CompletableFuture<Integer> nonBlocking(Reviews reviews) {
    return reviews.askAsync();
  }

  @PreDestroy
  void close() {
    pool.shutdownNow();
    virtual.shutdownNow();
  }
}
