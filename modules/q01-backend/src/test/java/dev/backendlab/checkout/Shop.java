package dev.backendlab.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backendlab.kit.Answer;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Together;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop as its customers see it, and as its auditor: by requests, and by the rows they left. */
record Shop(String url, JdbcClient jdbc) {

  static final String JSON = "application/json";
  static final String FORM = "application/x-www-form-urlencoded";
  private static final long MONEY = 100_000_000_000L;
  private static final int CREATED = 201;
  private static final JsonMapper MAPPER = new JsonMapper();

  /** A new one, with money and a coupon of her own. */
  Customer customer(String name) {
    jdbc.sql("insert into customer values (?, ?, ?)").params(name, name, MONEY).update();
    jdbc.sql("insert into coupon values ('TENTH', ?, 10)").param(name).update();
    return new Customer(this, name);
  }

  /** A cart with one line, and what else is sent with it. */
  static Map<String, Object> cart(String sku, int quantity, Map<String, ?> more) {
    var cart = new TreeMap<String, Object>(more);
    cart.put("lines", List.of(Map.of("sku", sku, "quantity", quantity)));
    return cart;
  }

  /** Orders that the shop has. */
  long orders() {
    return jdbc.sql("select count(*) from purchase").query(Long.class).single();
  }

  /** What the goods of her orders are worth, less what was charged for them, in cents. */
  long lostBy(Customer customer) {
    long worth =
        jdbc.sql(
                """
                select coalesce(sum(quantity * cents), 0)
                from purchase join purchase_line on purchase = id join product using (sku)
                where customer = ?
                """)
            .param(customer.name())
            .query(Long.class)
            .single();
    return worth - customer.charged();
  }

  /** The published document. */
  JsonNode document() {
    return MAPPER.readTree(Http.silent(url).get("/openapi.json").body());
  }

  /** Each of its operations, with each media type that it takes. */
  static Set<String> operations(JsonNode document) {
    var all = new TreeSet<String>();
    document
        .path("paths")
        .forEachEntry((path, methods) ->
            methods.forEachEntry((method, operation) -> {
              var content = operation.path("requestBody").path("content");
              var types = content.isEmpty() ? Set.of("") : Set.copyOf(content.propertyNames());
              types.forEach(type ->
                  all.add((method.toUpperCase(Locale.ROOT) + " " + path + " " + type).strip()));
            }));
    return all;
  }

  static Set<String> fields(JsonNode document, String schema) {
    return new TreeSet<>(
        document.at("/components/schemas/" + schema + "/properties").propertyNames());
  }

  /** Her name is her session, too. */
  record Customer(Shop shop, String name) {

    Http by(Http caller) {
      return caller.with("Cookie", "session=" + name);
    }

    /** What has left her wallet, in cents. */
    long charged() {
      return shop.jdbc
          .sql("select ? - cents from customer where name = ?")
          .params(MONEY, name)
          .query(Long.class)
          .single();
    }

    /** What the shop wrote for her orders, without their numbers. */
    List<String> rows() {
      return shop.jdbc
          .sql(
              """
              select concat_ws(' ', sku, quantity, coupon, total_cents)
              from purchase join purchase_line on purchase = id where customer = ? order by id
              """)
          .param(name)
          .query(String.class)
          .list();
    }

    /** Sends a body of any type, to anywhere; follows no redirect. */
    Answer send(HttpMethod method, String path, String type, String body, String... header) {
      var client = RestClient.builder().requestFactory(new JdkClientHttpRequestFactory()).build();
      var request =
          client
              .method(method)
              .uri(URI.create(shop.url + path))
              .header("Cookie", "session=" + name);
      if (header.length == 2) {
        request.headers(all -> all.set(header[0], header[1]));
      }
      if (!type.isEmpty()) {
        request.contentType(MediaType.parseMediaType(type)).body(body.getBytes(UTF_8));
      }
      var answer = request.retrieve().onStatus(HttpStatusCode::isError, (q, a) -> {});
      var entity = answer.toEntity(String.class);
      return new Answer(
          entity.getStatusCode().value(), entity.getHeaders(), String.valueOf(entity.getBody()));
    }

    /** Pays for a lamp with this header, and is gone when the first byte of the answer comes. */
    void losesTheAnswer(String header) throws IOException {
      var uri = URI.create(shop.url);
      var cart = MAPPER.writeValueAsString(cart("lamp", 1, Map.of()));
      var request =
          "POST /orders HTTP/1.1\r\nHost: shop\r\nCookie: session=%s\r\n%s\r\n"
              + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s";
      try (var socket = new Socket(uri.getHost(), uri.getPort())) {
        var bytes = request.formatted(name, header, cart.length(), cart).getBytes(UTF_8);
        socket.getOutputStream().write(bytes);
        var ignored = socket.getInputStream().read();
      }
    }

    /** Buys by four clients until nobody answers; acknowledged orders, after so many of them. */
    Set<Long> buys(int orders, Runnable then) throws Exception {
      var acknowledged = new ConcurrentSkipListSet<Long>();
      var count = new AtomicInteger();
      var ignored =
          Together.run(
              4,
              () -> {
                var caller = by(Http.silent(shop.url));
                var answer = caller.post("/orders", cart("lamp", 1, Map.of()));
                while (answer.status() == CREATED) {
                  acknowledged.add(((Number) answer.as(Map.class).get("id")).longValue());
                  if (count.incrementAndGet() == orders) {
                    then.run();
                  }
                  answer = caller.post("/orders", cart("lamp", 1, Map.of()));
                }
                return answer.status();
              });
      return acknowledged;
    }
  }
}
