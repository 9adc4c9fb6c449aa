package dev.backendlab.ratelimiting;

import dev.backendlab.kit.Stage;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * A plan for each style of announcing limits, and a client for each.
 *
 * @param documented the quota of all plans
 * @param windows an instance that counts in fixed windows, as APIs do that announce a reset
 * @param buckets one with token buckets, for those that announce none
 */
record Styles(Quota documented, Instance windows, Instance buckets) implements AutoCloseable {

  static final int CALLS = 1_000;
  private static final Duration WINDOW = Duration.ofSeconds(2);
  private static final int TRIAL = 100;
  private static final Set<HeaderStyle> WITHOUT_RESET =
      EnumSet.of(HeaderStyle.SHOPIFY, HeaderStyle.NONE);

  /**
   * With three quarters of the calls that such clients manage on this machine: each must meet its
   * limit, or it would show nothing.
   *
   * @param url of an instance to try that on
   */
  static Styles prepared(String url) throws Exception {
    long limit = Math.clamp(callsInAWindow(url) * 3 / 4, 60, 400);
    var documented = new Quota("documented", limit, WINDOW);
    return new Styles(
        documented,
        open(documented, "rate-limit.store=local", "rate-limit.algorithm=fixed-window"),
        open(documented, "rate-limit.store=redis-buckets"));
  }

  /** Of one of six clients at once, of whom the API knows none; warm, as those will be. */
  private static long callsInAWindow(String url) throws Exception {
    var stranger = new Customer(client(url).build(), "nobody");
    Together.run(HeaderStyle.values().length, () -> stranger.calls(TRIAL));
    long start = System.nanoTime();
    Together.run(HeaderStyle.values().length, () -> stranger.calls(TRIAL));
    return TRIAL * WINDOW.toNanos() / (System.nanoTime() - start);
  }

  /** The same quota for all, announced in another way to each. */
  private static Instance open(Quota documented, String... store) {
    var settings = new ArrayList<>(List.of(store));
    for (var style : HeaderStyle.values()) {
      var plan = "rate-limit.plans." + name(style);
      settings.add(plan + ".limit=" + documented.limit());
      settings.add(plan + ".window=" + documented.window());
      settings.add(plan + ".headers=" + style);
    }
    return Instance.open(settings.toArray(String[]::new));
  }

  private Instance api(HeaderStyle style) {
    return WITHOUT_RESET.contains(style) ? buckets : windows;
  }

  /** What one answer says, in each style. */
  List<List<String>> told(Stage stage) {
    var rows = new ArrayList<List<String>>();
    for (var style : HeaderStyle.values()) {
      var answer =
          new Customer(stage.http(api(style).url()), api(style).newKey(name(style))).call();
      var fields = new TreeMap<String, String>();
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
    var styles = HeaderStyle.values();
    var clients = new ArrayList<Callable<Long>>();
    for (var style : styles) {
      clients.add(() -> CALLS - polite(style).calls(CALLS));
    }
    var results = Together.run(clients);
    var refusals = new EnumMap<HeaderStyle, Long>(HeaderStyle.class);
    for (var style : styles) {
      refusals.put(style, results.get(style.ordinal()));
    }
    return refusals;
  }

  /** Of a thousand calls by a client that reads nothing, 32 at a time. */
  long refusalsOfHasty(Stage stage) throws Exception {
    var calls = new Calls(Duration.ofSeconds(10));
    var key = buckets.newKey(name(HeaderStyle.SHOPIFY));
    var ignored =
        stage
            .load("1,000 calls of a client that reads no header")
            .clients(32)
            .requests(CALLS, i -> calls.send(buckets.url(), key));
    return calls.with(429);
  }

  private Customer polite(HeaderStyle style) {
    var http =
        client(api(style).url())
            .requestInterceptor(new PoliteInterceptor(style.headers(), documented))
            .build();
    return new Customer(http, api(style).newKey(name(style)));
  }

  private static RestClient.Builder client(String url) {
    return RestClient.builder()
        .baseUrl(url)
        .requestFactory(
            new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()))
        .defaultStatusHandler(status -> true, (request, response) -> {});
  }

  static String name(HeaderStyle style) {
    return style.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public void close() {
    windows.close();
    buckets.close();
  }
}
