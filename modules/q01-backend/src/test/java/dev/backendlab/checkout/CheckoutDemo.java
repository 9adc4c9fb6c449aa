package dev.backendlab.checkout;

import static dev.backendlab.checkout.Shop.cart;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;
import static org.springframework.http.HttpMethod.POST;

import dev.backendlab.kit.Answer;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Bar;
import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Latencies;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.Together;
import dev.backendlab.kit.service.ApplicationProcess;
import dev.backendlab.kit.service.FreePorts;
import dev.backendlab.postgresql.PostgresServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** One checkout, from the click to the row. */
@Demo("q01")
@SpringBootTest(webEnvironment = RANDOM_PORT)
@Import(Trace.class)
record CheckoutDemo(
    @LocalServerPort int port,
    JdbcClient jdbc,
    PostgresServer postgres,
    Trace trace,
    RequestMappingHandlerMapping handlers) {

  private static final Duration A_START = Duration.ofSeconds(60);
  private static final int ORDERS = 40;
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int SEE_OTHER = 303;
  private static final int CONFLICT = 409;

  private static final Map<String, Object> LAMP = cart("lamp", 1, Map.of());
  private static final Map<String, String> TENTH = Map.of("coupon", "TENTH");
  private static final List<Column> STEP = List.of(Column.of("layer"), Column.of("what"));
  private static final List<String> LAYERS =
      List.of(
          "client → controller",
          "controller → service",
          "service → repository",
          "repository → SQL",
          "service → commit");

  @Claim("server-side-logic")
  @Reads({Checkout.class, Prices.class})
  void theServerComputesTheTotalItself(Stage stage) {
    stage.say("Ada buys three lamps at 24.99 with her coupon of 10%. Her page shows 67.47.");
    var ada = shop().customer(stage.unique("ada"));
    var honest = Map.of("coupon", "TENTH", "totalCents", 6747);
    var bought = ada.by(http(stage, "ada")).post("/orders", cart("lamp", 3, honest));
    stage.control("status of her order", bought.status()).is(CREATED);
    stage
        .check("cents that she is charged", ada.charged())
        .because("3 × 2499 less a tenth is 6747.3, by the shop's own prices")
        .is(6747);
    stage.say("Mallory changes the request by hand: the total, the quantity, a coupon of Ada's.");
    var mallory = shop().customer(stage.unique("mallory"));
    jdbc.sql("insert into coupon values ('HALF', ?, 50)").param(ada.name()).update();
    var caller = mallory.by(http(stage, "mallory"));
    var tampered = caller.post("/orders", cart("lamp", 3, Map.of("totalCents", 1)));
    var negative = caller.post("/orders", cart("lamp", -3, Map.of()));
    var stolen = Map.of("coupon", "HALF", "totalCents", 3749);
    var half = caller.post("/orders", cart("lamp", 3, stolen));
    stage.check("status with a total of 1 cent", tampered.status()).is(CONFLICT);
    stage.check("status with −3 lamps", negative.status()).is(400);
    stage.check("status with Ada's coupon", half.status()).is(422);
    stage.check("cents that the shop lost by Mallory", shop().lostBy(mallory)).is(0);
  }

  @Claim("databases")
  @Reads({Orders.class, Checkout.class})
  void acknowledgedOrdersSurviveTheKill(Stage stage) throws Exception {
    stage.say("A shop in a process of its own. Four clients buy lamps until nobody answers.");
    try (var database = PostgresServer.start()) {
      int port = FreePorts.next();
      var first = new Shop("http://127.0.0.1:" + port, JdbcClient.create(database.dataSource()));
      try (var process = process(database, port)) {
        stage.controlSoon("status of its page", () -> status(first)).within(A_START).is(OK);
        var ada = first.customer("bob");
        var acknowledged =
            ada.buys(
                ORDERS,
                () -> {
                  process.kill();
                  database.kill();
                });
        stage.control("orders acknowledged", acknowledged.size()).isAtLeast(ORDERS);
        stage.control("status of its page, after kill -9", status(first)).is(Answer.GAVE_UP);
        database.restart();
        try (var next = App.of(ShopApplication.class).on(database).start()) {
          var reader = ada.by(Http.silent(next.url()));
          stage
              .check("acknowledged orders that are not there", missing(acknowledged, reader))
              .because("the shop answers after COMMIT, and that is after the log was written")
              .is(List.of());
          stage.check("cents charged without an order, or not", first.lostBy(ada)).is(0);
        }
      }
    }
  }

  @Claim("apis")
  @Reads({CheckoutController.class, Cart.class})
  void aFormAndAProgramBuyTheSame(Stage stage) {
    stage.say("Ada sends a form from her browser. Her program sends the same order as JSON.");
    var ada = shop().customer(stage.unique("ada"));
    var json = ada.by(http(stage, "program")).post("/orders", cart("desk", 2, TENTH));
    var form = "lines[0].sku=desk&lines[0].quantity=2&coupon=TENTH";
    var sent = ada.send(POST, "/orders", Shop.FORM, form);
    stage.check("status for the program", json.status()).is(CREATED);
    stage.check("status for the browser", sent.status()).is(SEE_OTHER);
    stage
        .check("what PostgreSQL has of the two", ada.rows())
        .because("both are the same use case: only the way in differs")
        .is(List.of("desk 2 TENTH 35820", "desk 2 TENTH 35820"));

    stage.say("What the API takes and gives is published as an OpenAPI document.");
    var document = shop().document();
    stage.check("operations that it lists", Shop.operations(document)).is(operations());
    stage
        .check("fields of an order, by the document", Shop.fields(document, "Order"))
        .is(new TreeSet<>(json.as(Map.class).keySet()));
    var xml = ada.send(POST, "/orders", "text/xml", "<order/>");
    stage.control("status for a media type that it does not list", xml.status()).is(415);
  }

  @Claim("data-flow")
  @Reads({CheckoutController.class, Checkout.class, Orders.class})
  void aRequestPassesTheLayersOneByOne(Stage stage) throws Exception {
    stage.say("Ada buys three products. A tracer stands between the layers of the shop.");
    var ada = shop().customer(stage.unique("ada"));
    var caller = ada.by(Http.silent(url()));
    var counted = postgres.statements(Trace.MARK).during(() -> trace.of(() -> buyThree(caller)));
    var steps = counted.result();
    stage.table("Her request", STEP, steps, Trace.Step::row);
    stage
        .check(
            "calls from layer to layer", steps.stream().map(Trace.Step::call).distinct().toList())
        .is(LAYERS);
    stage
        .check(
            "statements for three products", steps.stream().filter(Trace.Step::isStatement).count())
        .because("all prices are read at once, and all lines are written at once")
        .is(6);
    stage.control("statements that PostgreSQL counted", counted.count()).is(6);

    var warm = trace.ownTimes(200, () -> buyThree(caller));
    var times = trace.ownTimes(200, () -> buyThree(caller));
    stage.bars("Where the time of a request goes, p50", "ms", bars(times));
    stage
        .control(
            "PostgreSQL's answer to a frontend that knocks itself",
            stateOfLogin(stage.unique("frontend")))
        .because("only the shop has a password")
        .isOneOf("28P01", "28000");
  }

  @Claim("payment")
  @Reads({Checkout.class, Orders.class})
  void aRepeatedPaymentIsChargedOnce(Stage stage) throws Exception {
    stage.say("Ada pays for a lamp. The answer is lost, so her client sends the request again.");
    var ada = shop().customer(stage.unique("ada"));
    var caller = ada.by(http(stage, "ada"));
    ada.losesTheAnswer("Idempotency-Key: k1");
    var again = caller.with("Idempotency-Key", "k1").post("/orders", LAMP);
    stage.check("status of the repeat", again.status()).is(CREATED);
    stage.check("cents charged for k1", ada.charged()).is(2499);

    stage.say("An impatient client sends 16 requests with one key at once.");
    var silent = ada.by(Http.silent(url())).with("Idempotency-Key", "k2");
    var answers = Together.run(16, () -> silent.post("/orders", LAMP).body());
    stage.check("different answers", Set.copyOf(answers).size()).is(1);
    stage
        .check("cents charged for k1 and k2", ada.charged())
        .because("a unique constraint lets one row in, and the others wait for its commit")
        .is(2 * 2499);
    var other = caller.with("Idempotency-Key", "k2").post("/orders", cart("desk", 1, Map.of()));
    stage.check("status of another cart with k2", other.status()).is(422);

    ada.losesTheAnswer("Accept: */*");
    var keyless = caller.post("/orders", LAMP);
    stage.control("status of a repeat without a key", keyless.status()).is(CREATED);
    stage.control("cents charged then", ada.charged()).is(4 * 2499);
  }

  @Claim("bad-input")
  @Reads({Problems.class, Cart.class})
  void everyBadRequestIsToldItsField(Stage stage) throws Exception {
    stage.say("40 requests, each with one mistake, and then a good one.");
    var mallory = shop().customer(stage.unique("mallory"));
    long before = shop().orders();
    var all = Malformed.sentBy(mallory);
    stage.table("The 40 answers", Malformed.COLUMNS, all, Malformed::row);
    stage.control("requests", all.size()).is(40);
    var unrefused = all.stream().filter(each -> !each.isRefused()).map(Malformed::text).toList();
    stage.check("without a problem document and a status of 4xx", unrefused).is(List.of());
    var unnamed = all.stream().filter(each -> !each.namesItsField()).map(Malformed::text).toList();
    stage.check("that are not told their field", unnamed).is(List.of());
    stage.check("orders that they left", shop().orders() - before).is(0);
    var good = mallory.by(http(stage, "mallory")).post("/orders", LAMP);
    stage.control("status of a good request", good.status()).is(CREATED);
    stage.control("orders after it", shop().orders() - before).is(1);
  }

  private String url() {
    return "http://127.0.0.1:" + port;
  }

  private Shop shop() {
    return new Shop(url(), jdbc);
  }

  private Http http(Stage stage, String caller) {
    return stage.http(caller, "shop", url());
  }

  private static ApplicationProcess process(PostgresServer database, int port) {
    return ApplicationProcess.of(ShopApplication.class)
        .on(database)
        .with("server.address", "127.0.0.1")
        .with("server.port", port)
        .start();
  }

  private static int status(Shop shop) {
    return Http.silent(shop.url()).get("/").status();
  }

  private static List<Long> missing(Set<Long> orders, Http reader) {
    return orders.stream().filter(id -> reader.get("/orders/" + id).status() != OK).toList();
  }

  /** What the shop serves in truth, in the words of the document. */
  private Set<String> operations() {
    var all = new TreeSet<String>();
    handlers
        .getHandlerMethods()
        .forEach((request, handler) -> {
          if (CheckoutController.class.isAssignableFrom(handler.getBeanType())) {
            var method = request.getMethodsCondition().getMethods().iterator().next();
            var path = request.getPatternValues().iterator().next();
            var types = request.getConsumesCondition().getConsumableMediaTypes();
            var type = types.isEmpty() ? "" : types.iterator().next().toString();
            all.add((method + " " + path + " " + type).strip());
          }
        });
    return all;
  }

  private static Answer buyThree(Http caller) {
    var lines =
        Stream.of("lamp", "desk", "chair").map(sku -> Map.of("sku", sku, "quantity", 1)).toList();
    return caller.post("/orders", Map.of("lines", lines, "coupon", "TENTH"));
  }

  private static List<Bar> bars(Map<String, Latencies> times) {
    var bars = new ArrayList<Bar>();
    times.forEach((layer, latencies) -> bars.add(Bar.bar(layer, latencies.p50())));
    return bars;
  }

  /** What the database says to somebody who has no password of it. */
  private String stateOfLogin(String user) {
    try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), user, "guessed")) {
      return "let in";
    } catch (SQLException refused) {
      return refused.getSQLState();
    }
  }
}
