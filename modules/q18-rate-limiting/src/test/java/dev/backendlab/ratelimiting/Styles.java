package dev.backendlab.ratelimiting;

import dev.backendlab.kit.Stage;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** One plan for each style of announcing limits, and a client for each. */
final class Styles {

  static final int CALLS = 1_000;
  static final Quota DOCUMENTED = new Quota("documented", 400, Duration.ofSeconds(2));

  private final Instance api;

  Styles(Instance api) {
    this.api = api;
  }

  /** The settings: the same quota for all, announced in another way to each. */
  static String[] plans() {
    var settings = new ArrayList<String>();
    for (var style : HeaderStyle.values()) {
      var plan = "rate-limit.plans." + name(style);
      settings.add(plan + ".limit=" + DOCUMENTED.limit());
      settings.add(plan + ".window=" + DOCUMENTED.window());
      settings.add(plan + ".headers=" + style);
    }
    return settings.toArray(String[]::new);
  }

  /** What one answer says, in each style. */
  List<List<String>> told(Stage stage) {
    var rows = new ArrayList<List<String>>();
    for (var style : HeaderStyle.values()) {
      var answer = new Customer(stage.http(api.url()), api.newKey(name(style))).call();
      var fields = new java.util.TreeMap<String, String>();
      answer
          .headers()
          .forEach((field, values) -> {
            if (field.contains("limit")) {
              fields.put(field, String.join(", ", values));
            }
          });
      rows.add(List.of(name(style), fields.toString()));
    }
    return rows;
  }

  /** Refusals in a thousand calls of a client for each style, all at the same time. */
  Map<HeaderStyle, Long> refusalsOfPoliteClients() throws Exception {
    var running = new EnumMap<HeaderStyle, Future<Long>>(HeaderStyle.class);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var style : HeaderStyle.values()) {
        running.put(style, threads.submit(() -> CALLS - polite(style).calls(CALLS)));
      }
    }
    var refusals = new EnumMap<HeaderStyle, Long>(HeaderStyle.class);
    for (var client : running.entrySet()) {
      refusals.put(client.getKey(), client.getValue().get());
    }
    return refusals;
  }

  /** Of a thousand calls by a client that reads nothing, sixteen at a time. */
  long refusalsOfHasty(Stage stage) throws Exception {
    var calls = new Calls(Duration.ofSeconds(10));
    var key = api.newKey(name(HeaderStyle.IETF_DRAFT));
    var ignored =
        stage
            .load("1,000 calls of a client that reads no header")
            .clients(16)
            .requests(CALLS, i -> calls.send(api.url(), key));
    return calls.with(429);
  }

  private Customer polite(HeaderStyle style) {
    var http =
        RestClient.builder()
            .baseUrl(api.url())
            .requestFactory(
                new JdkClientHttpRequestFactory(
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()))
            .requestInterceptor(new PoliteInterceptor(style.headers(), DOCUMENTED))
            .defaultStatusHandler(status -> true, (request, response) -> {})
            .build();
    return new Customer(http, api.newKey(name(style)));
  }

  static String name(HeaderStyle style) {
    return style.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
