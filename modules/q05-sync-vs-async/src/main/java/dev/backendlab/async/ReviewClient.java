package dev.backendlab.async;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The service by HTTP. One selector thread and two others serve all calls that are under way. */
final class ReviewClient implements Reviews, AutoCloseable {

  private final ExecutorService two = Executors.newFixedThreadPool(2);
  private final HttpClient http = HttpClient.newBuilder().executor(two).build();
  private final HttpRequest request;

  ReviewClient(String url) {
    this.request = HttpRequest.newBuilder(URI.create(url)).build();
  }

  @Override
  public int ask() {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public CompletableFuture<Integer> askAsync() {
    return http.sendAsync(request, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
  }

  @Override
  public void close() {
    http.close();
    two.close();
  }
}
