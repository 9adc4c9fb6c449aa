package dev.backendlab.checkout;

import static dev.backendlab.checkout.Shop.LAMP;
import static dev.backendlab.checkout.Shop.cart;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

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
import dev.backendlab.kit.service.ApplicationProcess;
import dev.backendlab.kit.service.FreePorts;
import dev.backendlab.postgresql.PostgresServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One checkout, from the click to the row. */
@Demo("q01")
@SpringBootTest(webEnvironment = RANDOM_PORT)
@Import(Trace.class)
record CheckoutDemo(
    @LocalServerPort int port, JdbcClient jdbc, PostgresServer postgres, Trace trace) {

  private static final Duration A_START = Duration.ofSeconds(60);
  private static final int ORDERS = 20;
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int SEE_OTHER = 303;
  private static final int CONFLICT = 409;

  private static final Map<String, String> TENTH = Map.of("coupon", "TENTH");
  private static final String POST = "/paths/~1orders/post/";
  private static final List<Column> STEP = List.of(Column.of("layer"), Column.of("what"));
  private static final List<Column> MALFORMED =
      List.of(Column.of("sent"), Column.counted("status"), Column.of("errors"));
  private static final List<String> LAYERS =
      List.of(
          "client, HTTP and Spring MVC → controller",
          "controller → service",
          "service → transaction",
          "service → repository",
          "repository → SQL");

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
    stage.check("cents that the shop lost by Mallory", mallory.lost()).is(0);
  }

  @Claim("databases")
  @Reads({Orders.class, Checkout.class})
  void acknowledgedOrdersSurviveTheKill(Stage stage) throws Exception {
    stage.say("A shop in a process of its own. Bob's four clients buy lamps until it is killed.");
    int port = FreePorts.next();
    try (var database = PostgresServer.start();
        var process = process(database, port)) {
      var shop = new Shop("http://127.0.0.1:" + port, JdbcClient.create(database.dataSource()));
      stage.controlSoon("status of its page", shop::page).within(A_START).is(OK);
      var bob = shop.customer("bob");
      var load = stage.load("lamps for Bob").clients(4);
      var acknowledged = bob.buys(load, ORDERS, List.of(process::kill, database::kill));
      stage.control("orders acknowledged before kill -9", acknowledged.size()).isAtLeast(ORDERS);
      stage.control("status of its page after it", shop.page()).is(Answer.GAVE_UP);
      database.restart();
      try (var next = App.of(ShopApplication.class).on(database).start()) {
        stage
            .check("acknowledged orders that are missing", bob.missing(acknowledged, next.url()))
            .because("the shop answers after COMMIT, and PostgreSQL has its log on disk by then")
            .is(List.of());
        stage.check("cents charged without an order, or not charged", bob.lost()).is(0);
      }
    }
  }

  @Claim("apis")
  @Reads({CheckoutController.class, Cart.class})
  void aFormAndAProgramBuyTheSame(Stage stage) throws Exception {
    stage.say("Ada sends a form from her browser. Her program sends the same order as JSON.");
    var ada = shop().customer(stage.unique("ada"));
    var json = ada.by(http(stage, "program")).post("/orders", cart("desk", 2, TENTH));
    var form = "lines[0].sku=desk&lines[0].quantity=2&coupon=TENTH";
    stage.check("status for the program", json.status()).is(CREATED);
    stage.check("status for the browser", ada.send(Shop.FORM, form).status()).is(SEE_OTHER);
    stage
        .check("what PostgreSQL has of the two", ada.rows())
        .because("both are the same use case: only the way in differs")
        .is(List.of("desk 2 TENTH 35820", "desk 2 TENTH 35820"));

    stage.say("What the API takes and gives is published as an OpenAPI document.");
    var document = new JsonMapper().readTree(Http.silent(url()).get("/openapi.json").body());
    var mediaTypes = names(document, POST + "requestBody/content");
    stage.check("media types that it lists", mediaTypes).is(Set.of(Shop.JSON, Shop.FORM));
    var statuses = names(document, POST + "responses");
    stage.check("statuses that it lists", statuses).is(Set.of("201", "303", "4XX"));
    var fields = names(document, "/components/schemas/Order/properties");
    stage.check("fields of an order in it", fields).is(json.as(Map.class).keySet());
    var xml = ada.send("text/xml", "<order/>");
    stage.control("status for a media type that it does not list", xml.status()).is(415);
  }

  @Claim("data-flow")
  @Reads({CheckoutController.class, Checkout.class, Orders.class})
  void aRequestPassesTheLayersOneByOne(Stage stage) throws Exception {
    stage.say("Ada buys three products. A tracer stands between the layers of the shop.");
    var caller = shop().customer(stage.unique("ada")).by(Http.silent(url()));
    var counted = postgres.statements("from product").during(() -> trace.of(() -> buy3(caller)));
    var steps = counted.result();
    stage.table("Her request", STEP, steps, Trace.Step::row);
    var calls = steps.stream().map(Trace.Step::call).distinct().toList();
    stage.check("calls from layer to layer", calls).is(LAYERS);
    stage
        .check("statements for three products", Trace.statements(steps))
        .because("all prices are read by one of them, and all lines are written by one")
        .is(6);
    stage.check("price queries that PostgreSQL counted", counted.count()).is(1);

    stage.say("100 times more, after 200 to warm up: the time of each layer itself.");
    var ignored = trace.ownTimes(200, () -> buy3(caller));
    var times = trace.ownTimes(100, () -> buy3(caller));
    stage.bars("Where the time of a request goes, p50", "ms", Bar.of(times.map(Latencies::p50)));
    stage
        .control("what PostgreSQL says to a frontend without the shop", login(stage))
        .because("the password is on the server, and these states say that the login failed")
        .isOneOf("28P01", "28000");
  }

  @Claim("payment")
  @Reads({Checkout.class, Orders.class})
  void aRepeatedPaymentIsChargedOnce(Stage stage) throws Exception {
    stage.say("Ada pays for a lamp. The answer is lost, so her client sends the request again.");
    var ada = shop().customer(stage.unique("ada"));
    var caller = ada.by(http(stage, "ada"));
    var lost = caller.with("Idempotency-Key", "k1").post("/orders", LAMP);
    var again = caller.with("Idempotency-Key", "k1").post("/orders", LAMP);
    stage.check("the repeat's answer, and the lost one", again.body()).is(lost.body());
    stage.check("cents charged for k1", ada.charged()).is(2499);

    stage.say("An impatient client sends 8 requests with one key. All are under way at once.");
    var keyed = ada.by(Http.silent(url())).with("Idempotency-Key", "k2");
    var answers = ada.atOnce(8, postgres, () -> keyed.post("/orders", LAMP));
    var bodies = answers.stream().map(Answer::body).distinct().toList();
    stage.check("different answers", bodies.size()).is(1);
    stage
        .check("cents charged for k1 and k2", ada.charged())
        .because("a unique constraint lets one row in, and the others wait for its commit")
        .is(2 * 2499);
    var other = keyed.post("/orders", cart("desk", 1, Map.of()));
    stage.check("status of another cart with k2", other.status()).is(422);

    stage.say("The lost answer once more, by a client that sends no key.");
    caller.post("/orders", LAMP);
    caller.post("/orders", LAMP);
    stage.control("cents charged without a key", ada.charged() - 2 * 2499).is(2 * 2499);
  }

  @Claim("bad-input")
  @Reads({Problems.class, Cart.class})
  void everyBadRequestIsToldItsField(Stage stage) throws Exception {
    stage.say("40 requests, each with one mistake, and then a good one.");
    var mallory = shop().customer(stage.unique("mallory"));
    long before = shop().orders();
    var all = Malformed.sentBy(mallory);
    stage.table("The 40 answers", MALFORMED, all, Malformed::row);
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

  private static Object buy3(Http caller) {
    var lines =
        Stream.of("lamp", "desk", "chair").map(sku -> Map.of("sku", sku, "quantity", 1)).toList();
    return caller.post("/orders", Map.of("lines", lines, "coupon", "TENTH"));
  }

  private static Set<String> names(JsonNode document, String pointer) {
    return Set.copyOf(document.at(pointer).propertyNames());
  }

  /** Of somebody who has guessed a password. */
  private String login(Stage stage) {
    var user = stage.unique("frontend");
    try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), user, "guessed")) {
      return "let in";
    } catch (SQLException refused) {
      return refused.getSQLState();
    }
  }
}
