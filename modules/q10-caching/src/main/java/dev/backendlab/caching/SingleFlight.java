package dev.backendlab.caching;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets the first of those who want the same thing fetch it, and the others wait for what comes of
 * it, be it a failure.
 *
 * <p>It joins the readers of one instance: a fleet still loads once per instance, which a database
 * bears, where once per reader is what breaks it.
 */
@Component
class SingleFlight {

  private final ConcurrentMap<String, CompletableFuture<String>> flights =
      new ConcurrentHashMap<>();

  String join(String what, Supplier<String> load) {
    var mine = new CompletableFuture<String>();
    var underWay = flights.putIfAbsent(what, mine);
    return landed(underWay == null ? flown(what, mine, load) : underWay);
  }

  /** An error, too, lands: those who wait would wait for ever. */
  private CompletableFuture<String> flown(
      String what, CompletableFuture<String> mine, Supplier<String> load) {
    try {
      mine.complete(load.get());
    } catch (RuntimeException | Error failure) {
      mine.completeExceptionally(failure);
    } finally {
      flights.remove(what);
    }
    return mine;
  }

  private static String landed(CompletableFuture<String> flight) {
    try {
      return flight.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }
}
