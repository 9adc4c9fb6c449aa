package dev.backendlab.caching;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A reader who has loaded a page, and is held up before leaving it in the cache. */
final class SlowReader {

  private final CountDownLatch hasLoaded = new CountDownLatch(1);
  private final CountDownLatch mayGoOn = new CountDownLatch(1);
  private final CompletableFuture<Optional<Page>> read;

  /**
   * @param aside makes a cache-aside over the source that this reader is held up at
   */
  SlowReader(Products source, UnaryOperator<Products> aside, ProductKey key) {
    Products heldUp =
        wanted -> {
          var page = source.find(wanted);
          hasLoaded.countDown();
          await(mayGoOn);
          return page;
        };
    this.read = CompletableFuture.supplyAsync(() -> aside.apply(heldUp).find(key));
  }

  SlowReader hasLoaded() {
    await(hasLoaded);
    return this;
  }

  void goesOn() {
    mayGoOn.countDown();
    read.join();
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("Nobody came");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
