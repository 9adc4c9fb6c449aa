package dev.backendlab.ratelimiting;

import dev.backendlab.kit.Counted;
import dev.backendlab.kit.Latencies;
import dev.backendlab.kit.figure.Figures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Calls without a story of each, and what came of them. */
final class Calls {

  /** What stands for a status where the caller has left before there was one. */
  static final int GAVE_UP = 0;

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final Duration patience;
  private final Latencies.Recorder waits = new Latencies.Recorder();
  private final Latencies.Recorder served = new Latencies.Recorder();
  private final Map<Integer, Long> statuses = new ConcurrentHashMap<>();
  private final long start = System.nanoTime();

  /**
   * @param patience how long a caller waits for an answer
   */
  Calls(Duration patience) {
    this.patience = patience;
  }

  /** One call; its status. */
  int send(String url, String key) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url + "/forecasts/london"))
            .header(Callers.API_KEY, key)
            .timeout(patience)
            .build();
    long before = System.nanoTime();
    int status = status(request);
    long waited = System.nanoTime() - before;
    waits.record(waited);
    if (status == 200) {
      served.record(waited);
    }
    statuses.merge(status, 1L, Long::sum);
    return status;
  }

  /** As {@link #send}, for callers who count everything but an answer as an error. */
  void served(String url, String key) throws IOException, InterruptedException {
    int status = send(url, key);
    if (status != 200) {
      throw new IOException(status == GAVE_UP ? "gave up" : "status " + status);
    }
  }

  private static int status(HttpRequest request) throws IOException, InterruptedException {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (HttpTimeoutException tooLate) {
      return GAVE_UP;
    }
  }

  long with(int status) {
    return statuses.getOrDefault(status, 0L);
  }

  long all() {
    return statuses.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many of a hundred were not served. */
  Counted errorPercent() {
    return Counted.percent(all() - with(200), all());
  }

  /** The median of what those waited who were served, in ms; a dash where nobody was. */
  String typicalWait() {
    var latencies = served.over(Duration.ofNanos(System.nanoTime() - start));
    return latencies.count() == 0 ? "–" : Figures.of(latencies.p50());
  }

  /** How long callers waited, also those who left without an answer. */
  Latencies waits() {
    return waits.over(Duration.ofNanos(System.nanoTime() - start));
  }

  /** For a table: {@code 10 × 200, 30 × 429}. */
  @Override
  public String toString() {
    return new TreeMap<>(statuses)
        .entrySet().stream()
            .map(entry -> "%d × %s".formatted(entry.getValue(), name(entry.getKey())))
            .collect(Collectors.joining(", "));
  }

  private static String name(int status) {
    return status == GAVE_UP ? "gave up" : Integer.toString(status);
  }
}
