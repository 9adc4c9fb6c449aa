package dev.backendlab.kit.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Ends this JVM when nobody wants it any more, however its starter went. */
final class Ending {

  /** What is left to close its services before it is halted. */
  private static final Duration GRACE = Duration.ofSeconds(6);

  private static final int INTERRUPTED = 130;

  private Ending() {}

  /** Ends with standard input, a pipe held by the starter: it closes by kill -9 too. */
  static void withStandardInput() {
    var unused = withStandardInputOfOneLine();
  }

  /** The same of a starter who sends one line before. */
  static CompletableFuture<String> withStandardInputOfOneLine() {
    var first = new CompletableFuture<String>();
    watch(() -> {
      try (var lines =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
          first.complete(line);
        }
      } catch (IOException closed) {
        // the same end
      }
    });
    return first;
  }

  /** Ends after this time. */
  static void after(Duration limit) {
    watch(() -> Thread.sleep(limit));
  }

  private static void watch(Wait wait) {
    Thread.ofPlatform()
        .daemon()
        .name("lab-ending")
        .start(() -> {
          try {
            wait.forTheEnd();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          haltIfShutdownHangs();
          System.exit(INTERRUPTED);
        });
  }

  private static void haltIfShutdownHangs() {
    Thread.ofPlatform()
        .daemon()
        .name("lab-halt")
        .start(() -> {
          try {
            Thread.sleep(GRACE);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          Runtime.getRuntime().halt(INTERRUPTED);
        });
  }

  @FunctionalInterface
  private interface Wait {

    void forTheEnd() throws InterruptedException;
  }
}
