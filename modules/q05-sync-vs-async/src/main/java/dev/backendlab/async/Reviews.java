package dev.backendlab.async;

import java.util.concurrent.CompletableFuture;

/** A slow service, in the two ways in which it can be asked. */
interface Reviews {

  /** Returns with the answer; the calling thread waits for it. */
  int ask();

  /** Returns at once. The answer comes into the future, and until then no thread waits. */
  CompletableFuture<Integer> askAsync();
}
