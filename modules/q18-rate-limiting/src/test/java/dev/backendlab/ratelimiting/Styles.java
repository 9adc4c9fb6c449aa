package dev.backendlab.ratelimiting;

import dev.backendlab.kit.Column;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * A plan for each style of announcing limits.
 *
 * @param documented the quota of all plans
 * @param windows an instance that counts in fixed windows, as APIs do that announce a reset
 * @param buckets one with token buckets, for those that announce none
 */
record Styles(Quota documented, Instance windows, Instance buckets) implements AutoCloseable {

  static final List<Column> COLUMNS = List.of(Column.of("style"), Column.of("headers"));

  static final int CALLS = 1_000;
  private static final Duration WINDOW = Duration.ofSeconds(1);
  private static final long UNLIMITED = 1_000_000;
  private static final Set<HeaderStyle> WITHOUT_RESET =
      EnumSet.of(HeaderStyle.SHOPIFY, HeaderStyle.NONE);

  static Styles of(long limit) {
    var documented = new Quota("documented", limit, WINDOW);
    return new Styles(
        documented,
        open(documented, "rate-limit.store=local", "rate-limit.algorithm=fixed-window"),
        open(documented, "rate-limit.store=redis-buckets"));
  }

  /** Two thirds of what the slowest of six polite clients manages while nothing limits it. */
  static long fewerThanClientsMake() throws Exception {
    try (var unlimited = Styles.of(UNLIMITED)) {
      var ignored = unlimited.callsInOneWindow();
      var calls = unlimited.callsInOneWindow();
      return Math.clamp(Collections.min(calls) * 2 / 3, 20, 400);
    }
  }

  private List<Long> callsInOneWindow() throws Exception {
    var clients = new ArrayList<Callable<Long>>();
    for (var style : HeaderStyle.values()) {
      clients.add(() -> customer(style, manners(style)).callsIn(WINDOW));
    }
    return Together.run(clients);
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
          Customer.of(
                  stage.http(name(style), "weather1", api(style).url()),
                  api(style).newKey(name(style)))
              .call();
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

  /** A client for each style, all at the same time. */
  List<Polite> politeClients() throws Exception {
    var clients = new ArrayList<Callable<Polite>>();
    for (var style : HeaderStyle.values()) {
      clients.add(() -> polite(style));
    }
    return Together.run(clients);
  }

  private Polite polite(HeaderStyle style) {
    var manners = manners(style);
    return new Polite(style, CALLS - customer(style, manners).calls(CALLS), manners.waits());
  }

  private PoliteInterceptor manners(HeaderStyle style) {
    return new PoliteInterceptor(style.headers(), documented);
  }

  private Customer customer(HeaderStyle style, PoliteInterceptor manners) {
    var api = api(style);
    var http =
        RestClient.builder()
            .baseUrl(api.url())
            .requestFactory(new SimpleClientHttpRequestFactory()) // the lightest
            .requestInterceptor(manners)
            .defaultStatusHandler(status -> true, (request, response) -> {})
            .build();
    return Customer.of(http, api.newKey(name(style)));
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

  static String name(HeaderStyle style) {
    return style.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public void close() {
    windows.close();
    buckets.close();
  }
}
