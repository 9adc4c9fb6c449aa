package dev.backendlab.checkout;

import dev.backendlab.kit.Answer;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Load;
import dev.backendlab.kit.Together;
import dev.backendlab.kit.service.Patience;
import dev.backendlab.kit.story.Story;
import dev.backendlab.postgresql.PostgresServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A shop as its customers see it, and as its auditor: by requests, and by the rows they left. */
record Shop(String url, JdbcClient jdbc) {

  static final String JSON = "application/json";
  static final String FORM = "application/x-www-form-urlencoded";
  static final Map<String, Object> LAMP = cart("lamp", 1, Map.of());

  private static final String WAITING =
      "select count(*) from pg_stat_activity "
          + "where wait_event_type = 'Lock' and datname = current_database()";
  private static final long MONEY = 100_000_000_000L;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** A new one, with money and a coupon of her own. Her name is her session, too. */
  Customer customer(String name) {
    jdbc.sql("insert into customer values (?, ?, ?)").params(name, name, MONEY).update();
    jdbc.sql("insert into coupon values ('TENTH', ?, 10)").param(name).update();
    return new Customer(this, name);
  }

  /** A cart with one line, and what else is sent with it. */
  static Map<String, Object> cart(String sku, int quantity, Map<String, ?> more) {
    var cart = new HashMap<String, Object>(more);
    cart.put("lines", List.of(Map.of("sku", sku, "quantity", quantity)));
    return cart;
  }

  private long number(String sql, Object... parameters) {
    return jdbc.sql(sql).params(parameters).query(Long.class).single();
  }

  private record Acknowledged(int id, long totalCents) {}

  int page() {
    return Http.silent(url).get("/").status();
  }

  /** Orders that the shop has. */
  long orders() {
    return number("select count(*) from purchase");
  }

  /** Somebody who buys here. */
  record Customer(Shop shop, String name) {

    Http by(Http caller) {
      return caller.with("Cookie", "session=" + name);
    }

    /** What has left her wallet, in cents. */
    long charged() {
      return MONEY - shop.number("select cents from customer where name = ?", name);
    }

    /** What the goods of her orders are worth, less what she was charged for them. */
    long lost() {
      var worth =
          "select coalesce(sum(quantity * cents), 0) from purchase join purchase_line "
              + "on purchase = id join product using (sku) where customer = ?";
      return shop.number(worth, name) - charged();
    }

    /** What the shop wrote for her orders, without their numbers. */
    List<String> rows() {
      var rows =
          "select concat_ws(' ', sku, quantity, coupon, total_cents) from purchase "
              + "join purchase_line on purchase = id where customer = ? order by id";
      return shop.jdbc.sql(rows).param(name).query(String.class).list().stream()
          .filter(Objects::nonNull)
          .toList();
    }

    /** Posts an order of any type; follows no redirect. */
    Answer send(String type, String body) throws Exception {
      var request = HttpRequest.newBuilder(URI.create(shop.url + "/orders"));
      request.headers("Cookie", "session=" + name, "Content-Type", type);
      request.POST(BodyPublishers.ofString(body));
      var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
      Story.live().hops().http(name, "POST", answer.uri(), answer.statusCode());
      var headers = new HttpHeaders();
      answer.headers().map().forEach(headers::addAll);
      return new Answer(answer.statusCode(), headers, answer.body());
    }

    /** So many requests at once: her wallet is locked until each of them waits for another. */
    List<Answer> atOnce(int requests, PostgresServer database, Callable<Answer> request)
        throws Exception {
      try (var connection = database.dataSource().getConnection()) {
        var lock = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        lock.sql("begin; update customer set cents = cents where name = '" + name + "'").update();
        var release =
            Thread.ofVirtual()
                .start(() -> {
                  Patience.until(() -> shop.number(WAITING) >= requests, Duration.ofSeconds(10));
                  lock.sql("commit").update();
                });
        var answers = Together.run(requests, request);
        release.join();
        return answers;
      }
    }

    /** Acknowledged orders of three times as many requests, amid which something happens. */
    Set<Integer> buys(Load load, int orders, List<Runnable> then) throws Exception {
      var caller = by(Http.silent(shop.url));
      var acknowledged = new ConcurrentSkipListSet<Integer>();
      var ignored =
          load.requests(
              3 * orders,
              i -> {
                acknowledged.add(caller.post("/orders", LAMP).as(Acknowledged.class).id());
                if (i == orders) {
                  then.forEach(Runnable::run);
                }
              });
      return acknowledged;
    }

    List<Integer> missing(Set<Integer> orders, String url) {
      var caller = by(Http.silent(url));
      return orders.stream().filter(id -> caller.get("/orders/" + id).status() != 200).toList();
    }
  }
}
