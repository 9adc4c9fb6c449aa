package dev.backendlab.ratelimiting;

import dev.backendlab.kit.App;
import dev.backendlab.kit.Column;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * An API that announces one limit in the styles of six, and its clients. All live by one clock,
 * which goes on while a client waits, and a little with each call.
 */
final class Styles implements AutoCloseable {

  static final List<Column> COLUMNS =
      List.of(
          Column.of("style"),
          Column.of("its first answer"),
          Column.counted("waits"),
          Column.counted("refusals"));

  private static final Quota DOCUMENTED = new Quota("documented", 50, Duration.ofSeconds(1));
  private static final Duration CALL = Duration.ofMillis(7);
  private static final int CALLS = 200;

  private final App api;
  private final DemoClock clock;

  Styles() {
    var api =
        App.of(WeatherApplication.class, DemoClock.class)
            .named("weather1")
            .with("rate-limit.store", "local")
            .with("rate-limit.algorithm", "leaky-bucket");
    for (var style : HeaderStyle.values()) {
      var plan = "rate-limit.plans." + name(style);
      api = api.with(plan + ".limit=50", plan + ".window=1s", plan + ".headers=" + style);
    }
    this.api = api.start();
    this.clock = this.api.bean(DemoClock.class);
  }

  /** Of 200 calls; {@code told} is what the first answer says of the limit. */
  record Outcome(HeaderStyle style, String told, long waits, long refusals) {

    List<String> row() {
      return List.of(name(style), told, Long.toString(waits), Long.toString(refusals));
    }
  }

  /** One client that reads, for each style that tells something. */
  List<Outcome> readers() {
    return Stream.of(HeaderStyle.values())
        .filter(style -> style != HeaderStyle.NONE)
        .map(style -> calls(style, 1))
        .toList();
  }

  /**
   * By one key. Readers call at the same moment, and keep a bucket of their own where there is
   * nothing to read; if there is none, a client does nothing but call.
   */
  Outcome calls(HeaderStyle style, int readers) {
    var manners = Stream.generate(() -> manners(style)).limit(readers).toList();
    var key = Customer.newKey(api.bean(Callers.class), name(style));
    var clients = new ArrayList<RestClient>();
    manners.forEach(each -> clients.add(client(key).requestInterceptor(each).build()));
    if (readers == 0) {
      clients.add(client(key).build());
    }
    var told = "";
    long refusals = 0;
    for (int i = 0; i < CALLS; i++) {
      clock.turn(i % clients.size() == 0 ? CALL : Duration.ZERO);
      var client = clients.get(i % clients.size());
      var answer = client.get().uri(Customer.PATH).retrieve().toBodilessEntity();
      told = i == 0 ? limits(answer.getHeaders()) : told;
      refusals += answer.getStatusCode().value() == 429 ? 1 : 0;
    }
    long waits = manners.stream().mapToLong(PoliteInterceptor::waits).sum();
    return new Outcome(style, told, waits, refusals);
  }

  private PoliteInterceptor manners(HeaderStyle style) {
    return new PoliteInterceptor(
        style.headers(), DOCUMENTED, clock, nanos -> clock.turn(Duration.ofNanos(nanos)));
  }

  private RestClient.Builder client(String key) {
    return RestClient.builder()
        .baseUrl(api.url())
        .defaultHeader(Callers.API_KEY, key)
        .requestFactory(new SimpleClientHttpRequestFactory()) // the lightest
        .defaultStatusHandler(status -> true, (request, response) -> {});
  }

  private static String limits(HttpHeaders headers) {
    return headers.headerNames().stream()
        .filter(name -> name.toLowerCase(Locale.ROOT).contains("limit"))
        .map(name -> name + ": " + headers.getFirst(name))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String name(HeaderStyle style) {
    return style.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public void close() {
    api.close();
  }
}
