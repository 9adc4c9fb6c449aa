package dev.backendlab.middleware;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;
import static org.springframework.http.HttpMethod.DELETE;

import dev.backendlab.kit.Answer;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Counter;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Logged;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What stands between a request and its handler, and in which order. */
@Demo("q04")
@SpringBootTest(
    classes = {MiddlewareApplication.class, ExpressServer.class},
    webEnvironment = RANDOM_PORT)
record MiddlewareDemo(@LocalServerPort int port, OrderController orders, ExpressServer express) {

  private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String TRACEPARENT = "00-" + ID + "-00f067aa0ba902b7-01";
  private static final Pattern OURS = Pattern.compile("Exception|java|select |spring|\\bat ");
  private static final List<Column> FAILURE =
      List.of(Column.of("exception"), Column.counted("status"), Column.of("detail"));
  private static final List<Column> STATUS_AND_STEPS =
      List.of(Column.counted("status"), Column.of("steps"));

  @Claim("before-handler")
  @Reads({Chain.class, Way.class})
  void aRequestPassesTheChainInAndBack(Stage stage) {
    stage.say("Ada asks for her order. Each step of the chain logs when it gets the request.");
    try (var way = Logged.by(Way.class)) {
      ada(stage).get("/orders/1");
      var steps = way.take();
      var in = starting("→", steps);
      var back = starting("←", steps);
      stage.table("The way of her request", List.of(Column.of("step")), steps, List::of);
      stage
          .check("steps on the way in", in)
          .is(List.of("→ trace", "→ access log", "→ security", "→ interceptor", "→ handler"));
      stage
          .check("steps on the way back", back)
          .because("each step calls the rest of the chain and goes on when that returns")
          .is(List.of("← interceptor", "← security", "← access log", "← trace"));

      var alone = orders.order(1);
      stage.control("the handler alone, called as a method", alone.items()).is(List.of("lamp"));
      stage.control("steps of that call", way.take()).is(List.of("→ handler"));
    }
  }

  @Claim("authentication")
  @Reads(Chain.class)
  void withoutATokenTheHandlerIsNotReached(Stage stage) throws Exception {
    Counter handler = orders::handled;
    stage.say("The handler does not know what a token is. The chain decides before it.");
    var without = handler.during(() -> shop(stage).get("/orders/1"));
    var guessed = handler.during(() -> with("guessed", shop(stage)).get("/orders/1"));
    var with = handler.during(() -> ada(stage).get("/orders/1"));

    stage.check("status without a token", without.result().status()).is(401);
    stage
        .check("what the answer asks for", without.result().header("WWW-Authenticate"))
        .because("a 401 has to say how to authenticate (RFC 9110)")
        .is("Bearer");
    stage.check("calls of the handler without a token", without.count()).is(0);
    stage.check("status with a guessed token", guessed.result().status()).is(401);
    stage.check("calls of the handler with a guessed token", guessed.count()).is(0);
    stage.control("status with Ada's token", with.result().status()).is(200);
    stage.control("calls of the handler with Ada's token", with.count()).is(1);
  }

  @Claim("logging")
  @Reads({Traces.class, Chain.class, OrderController.class})
  void oneIdFollowsARequestEverywhere(Stage stage) {
    stage.say("Ada orders two items. The shop asks the stock service twice, in virtual threads.");
    try (var shop = other("shop", "shop.stock-url=" + url());
        var log = Logged.by(Chain.class)) {
      var ada = with("adas-token", stage.http("ada", shop));
      var known = ada.with("traceparent", TRACEPARENT);
      known.post("/orders", Map.of("items", List.of("lamp", "desk")));
      var lines = log.take();
      stage.table("The access log of both services", List.of(Column.of("line")), lines, List::of);
      stage.check("lines: one of the shop, two of the stock service", lines.size()).is(3);
      stage
          .check(
              "trace ids in them",
              lines.stream().map(line -> line.replaceAll(".*trace=", "")).distinct().toList())
          .because("the id is carried into each thread, and into the header of each call")
          .is(List.of(ID));
      var bug = known.get("/orders/13");
      stage.check("trace id in the document of an error", bug.as(Map.class).get("trace")).is(ID);
      var forged = ada.with("traceparent", "00-1 user=root-2-01").get("/orders/1");
      stage.check("id after a forged header", forged.header("Trace-Id")).isNot("1 user=root");
      var oversized = ada.with("traceparent", TRACEPARENT + "0".repeat(4_000)).get("/orders/1");
      stage.check("id after a header of 4,055 characters", oversized.header("Trace-Id")).isNot(ID);
      stage.control("id without a header", ada.get("/orders/1").header("Trace-Id")).isNot(ID);
    }
  }

  @Claim("error-handling")
  @Reads({Problems.class, Chain.class})
  void everyExceptionBecomesOneProblemDocument(Stage stage) {
    stage.say("Six exceptions: two of filters, two of Spring MVC, two of the handler.");
    try (var log = Logged.by(Problems.class)) {
      var failed = failures(shop(stage), ada(stage));
      var answers = List.copyOf(failed.values());
      var rows = failed.entrySet().stream().map(MiddlewareDemo::row).toList();
      stage.table("What the caller gets", FAILURE, rows);
      stage.check("statuses", statuses(answers)).is(List.of(401, 400, 400, 405, 404, 500));
      stage.check("types of the answers", types(answers)).is(List.of("application/problem+json"));
      stage
          .check("answers with SQL, a class name or a stack trace", leaks(answers))
          .because("the message of an exception nobody expected is for the log only")
          .is(List.of());
      stage.control("what the log says of it", log.take().toString()).contains("select items");
      var good = List.of(ada(stage).get("/orders/1"));
      stage.control("type of a good answer", types(good)).is(List.of("application/json"));
    }
  }

  @Claim("order-matters")
  @Reads(Chain.class)
  void inTheWrongOrderTheSameFiltersFail(Stage stage) {
    stage.say("The same filters twice: once as they should stand, once with security first.");
    try (var wrong = other("shop in the wrong order", "spring.security.filter.order=0");
        var log = Logged.by(Chain.class)) {
      var right = three(shop(stage));
      var lines = log.take();
      var first = three(stage.http("ada", wrong));
      var fewer = log.take();
      stage.check("served, no token, a rejected path", statuses(right)).is(List.of(200, 401, 400));
      stage.check("lines in the access log", lines.size()).is(3);
      stage
          .control("lines in the access log, security first", fewer.size())
          .because("what security refuses never comes to a filter behind it")
          .is(1);
      stage
          .control("served, no token, a rejected path, security first", statuses(first))
          .because("the exception is thrown before the filter that handles errors, and escapes it")
          .is(List.of(200, 401, 500));
      stage.control("id of the second, security first", first.get(1).header("Trace-Id")).is("none");
    }
  }

  @Claim("express")
  @Reads({ExpressServer.class, Chain.class})
  void expressAnswersTheSameInTheSameOrder(Stage stage) throws Exception {
    try (var server = express.start();
        var way = Logged.by(Way.class)) {
      stage.say("Five requests go to both: Spring, and Express 5 on Node " + server.node() + ".");
      Counter handler = orders::handled;
      var spring = handler.during(() -> five(shop(stage)));
      var waysInSpring = ways(way.take());
      var answers = five(stage.http("ada", "Express shop", server.url()));
      var ways = ways(server.process().log().lines().toList());
      var statuses = statuses(answers);
      stage.table("The five requests in Express", STATUS_AND_STEPS, rows(statuses, ways));
      var inSpring = statuses(spring.result());
      stage.control("statuses of Spring", inSpring).is(List.of(200, 401, 404, 400, 500));
      stage.check("statuses of Express", statuses).is(inSpring);
      stage.check("answers of Express with SQL or a stack trace", leaks(answers)).is(List.of());
      stage
          .check("steps that each request entered in Express", ways)
          .because("the order of app.use is the order of the chain")
          .is(waysInSpring);
      var handled = ways.stream().filter(each -> each.endsWith("→ handler")).count();
      stage.check("calls of the handler in Express", handled).is(spring.count());
    }
  }

  private String url() {
    return "http://127.0.0.1:" + port;
  }

  private Http shop(Stage stage) {
    return stage.http("ada", "shop", url());
  }

  private Http ada(Stage stage) {
    return with("adas-token", shop(stage));
  }

  private static Http with(String token, Http caller) {
    return caller.with("Authorization", "Bearer " + token);
  }

  private static App other(String name, String setting) {
    return App.of(MiddlewareApplication.class).named(name).with(setting).start();
  }

  private static Map<String, Answer> failures(Http nobody, Http ada) {
    var answers = new LinkedHashMap<String, Answer>();
    answers.put("filter: no token", nobody.get("/orders/1"));
    answers.put("filter: a path with a semicolon", ada.get("/orders/1;x"));
    answers.put("Spring MVC: half a JSON", ada.post("/orders", "{"));
    answers.put("Spring MVC: a method that is not there", ada.send(DELETE, "/orders/1", null));
    answers.put("handler: an order that is not there", ada.get("/orders/999"));
    answers.put("handler: a bug, with SQL in its message", ada.get("/orders/13"));
    return answers;
  }

  private static List<String> row(Map.Entry<String, Answer> failure) {
    var answer = failure.getValue();
    var detail = String.valueOf(answer.as(Map.class).get("detail"));
    return List.of(failure.getKey(), "" + answer.status(), detail);
  }

  private static List<Answer> three(Http caller) {
    var ada = with("adas-token", caller);
    return List.of(ada.get("/orders/1"), caller.get("/orders/1"), ada.get("/orders/1;x"));
  }

  private static List<Answer> five(Http caller) {
    var ada = with("adas-token", caller);
    return List.of(
        ada.get("/orders/1"),
        caller.get("/orders/1"),
        ada.get("/orders/999"),
        ada.post("/orders", "{"),
        ada.get("/orders/13"));
  }

  private static List<Integer> statuses(List<Answer> answers) {
    return answers.stream().map(Answer::status).toList();
  }

  private static List<String> types(List<Answer> answers) {
    return answers.stream().map(answer -> answer.header("Content-Type")).distinct().toList();
  }

  private static List<String> leaks(List<Answer> answers) {
    return answers.stream().map(Answer::body).filter(OURS.asPredicate()).toList();
  }

  private static List<String> starting(String arrow, List<String> steps) {
    return steps.stream().filter(step -> step.startsWith(arrow)).toList();
  }

  /** The steps that were entered, a line for each request: each begins with a trace. */
  private static List<String> ways(List<String> steps) {
    var entered = String.join(" ", starting("→", steps));
    return Stream.of(entered.split("(?=→ trace)")).map(String::strip).toList();
  }

  private static List<List<String>> rows(List<Integer> statuses, List<String> ways) {
    return IntStream.range(0, 5).mapToObj(i -> List.of("" + statuses.get(i), ways.get(i))).toList();
  }
}
