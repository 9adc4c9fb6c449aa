package dev.backendlab.middleware;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

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
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;

/** What stands between a request and its handler, and in which order. */
@Demo("q04")
@SpringBootTest(
    classes = {MiddlewareApplication.class, Express.class},
    webEnvironment = RANDOM_PORT)
record MiddlewareDemo(@LocalServerPort int port, OrderController orders, Express express) {

  private static final String PROBLEM = "application/problem+json";
  private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String TRACEPARENT = "00-%s-00f067aa0ba902b7-01";
  private static final Pattern OURS = Pattern.compile("Exception|java|select |spring|\\bat ");

  /** The handlers alone, with nothing before them. */
  @EnableAutoConfiguration(
      exclude = {SecurityFilterAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class})
  @EnableConfigurationProperties(MiddlewareApplication.Settings.class)
  static class Bare {}

  /** A kind of exception, and what the caller got. */
  private record Failure(String kind, Answer answer) {

    List<String> row() {
      return List.of(kind, "" + answer.status(), answer.header("Content-Type"), detail());
    }

    String detail() {
      return String.valueOf(answer.as(Map.class).get("detail"));
    }
  }

  @Claim("before-handler")
  @Reads({TraceFilter.class, AccessLog.class, Security.class, HandlerNames.class})
  void aRequestPassesTheChainInAndBack(Stage stage) {
    stage.say("Ada asks for her order. Each step of the chain logs when it gets the request.");
    try (var way = Logged.by(Way.class);
        var bare = App.of(Bare.class, OrderController.class, Traces.class).start()) {
      ada(stage).get("/orders/1");
      var steps = way.take();
      var in = steps.stream().filter(step -> step.startsWith("→")).toList();
      var back = steps.stream().filter(step -> step.startsWith("←")).toList();
      stage.table(
          "The way of her request", List.of(Column.of("in"), Column.of("back")), rows(in, back));
      stage
          .check("steps on the way in", in)
          .is(List.of("→ trace", "→ access log", "→ security", "→ interceptor", "→ handler"));
      stage
          .check("steps on the way back", back)
          .because("each step calls the rest of the chain and goes on when that returns")
          .is(List.of("← handler", "← interceptor", "← security", "← access log", "← trace"));

      var answer = stage.http("ada", bare).get("/orders/1");
      stage
          .control("status of the handler without a chain, and without a token", answer.status())
          .is(200);
      stage.control("steps of that request", way.take()).is(List.of("→ handler", "← handler"));
    }
  }

  @Claim("authentication")
  @Reads(Security.class)
  void withoutATokenTheHandlerIsNotReached(Stage stage) throws Exception {
    Counter handler = orders::handled;
    stage.say("The handler does not know what a token is. The chain decides before it.");
    var without = handler.during(() -> shop(stage).get("/orders/1"));
    var forged = handler.during(() -> with("guessed", shop(stage)).get("/orders/1"));
    var with = handler.during(() -> ada(stage).get("/orders/1"));

    stage.check("status without a token", without.result().status()).is(401);
    stage
        .check("what the answer asks for", without.result().header("WWW-Authenticate"))
        .because("a 401 has to say how to authenticate (RFC 9110)")
        .is("Bearer");
    stage.check("calls of the handler without a token", without.count()).is(0);
    stage.check("status with a guessed token", forged.result().status()).is(401);
    stage.check("calls of the handler with a guessed token", forged.count()).is(0);
    stage.control("status with Ada's token", with.result().status()).is(200);
    stage.control("calls of the handler with Ada's token", with.count()).is(1);
  }

  @Claim("logging")
  @Reads({Traces.class, AccessLog.class, OrderController.class})
  void oneIdFollowsARequestEverywhere(Stage stage) {
    var given = TRACEPARENT.formatted(ID);
    stage.say(
        "Ada's order of two items asks the stock service twice, each time in a virtual thread.");
    try (var log = Logged.by(AccessLog.class);
        var shop =
            App.of(MiddlewareApplication.class)
                .named("shop")
                .with("shop.stock-url", url())
                .start()) {
      var ada = with("adas-token", stage.http("ada", shop));
      ada.with("traceparent", given).post("/orders", Map.of("items", List.of("lamp", "desk")));
      var lines = log.take();
      stage.table("The access log of both services", List.of(Column.of("line")), lines, List::of);
      stage.check("lines: one of the shop, two of the stock service", lines.size()).is(3);
      stage
          .check("trace ids in them", ids(lines))
          .because("the id is carried into each thread, and into the header of each call")
          .is(List.of(ID));

      var bug = ada.with("traceparent", given).get("/orders/13");
      stage.check("trace id in the document of an error", bug.as(Map.class).get("trace")).is(ID);
      var forged =
          ada.with("traceparent", "00-1 user=root-2-01").get("/orders/1").header("Trace-Id");
      stage.check("id after a forged header", forged).is("a new one", MiddlewareDemo::isId);
      var oversized = ada.with("traceparent", given + "0".repeat(4_000)).get("/orders/1");
      stage.check("id after one of 4,055 characters", oversized.header("Trace-Id")).isNot(ID);
      stage
          .control("a new id without the header", ada.get("/orders/1").header("Trace-Id"))
          .isNot(ID);
    }
  }

  @Claim("error-handling")
  @Reads({Problems.class, FilterErrors.class})
  void everyExceptionBecomesOneProblemDocument(Stage stage) {
    stage.say(
        "Six kinds of exceptions: two inside of filters, two of Spring MVC, two of the handler.");
    try (var log = Logged.by(Problems.class)) {
      var ada = ada(stage);
      var failures =
          List.of(
              new Failure("filter: no token", shop(stage).get("/orders/1")),
              new Failure("filter: a path with a semicolon", ada.get("/orders/1;x")),
              new Failure("Spring MVC: half a JSON", ada.post("/orders", "{")),
              new Failure(
                  "Spring MVC: no such method", ada.send(HttpMethod.DELETE, "/orders/1", null)),
              new Failure("handler: no such order", ada.get("/orders/999")),
              new Failure("handler: a bug, with SQL in its message", ada.get("/orders/13")));
      stage.table(
          "What the caller gets",
          List.of(
              Column.of("exception"),
              Column.counted("status"),
              Column.of("type"),
              Column.of("detail")),
          failures,
          Failure::row);
      var answers = failures.stream().map(Failure::answer).toList();
      stage.check("statuses", statuses(answers)).is(List.of(401, 400, 400, 405, 404, 500));
      stage.check("types of the answers", types(answers)).is(Collections.nCopies(6, PROBLEM));
      stage
          .check("answers with SQL, a class name or a stack trace", leaks(answers))
          .because("an unexpected exception's message is for the log, not for the caller")
          .is(List.of());
      stage.control("the log names the statement", log.take().toString()).contains("select items");
      stage
          .control("type of a good answer", ada.get("/orders/1").header("Content-Type"))
          .is("application/json");
    }
  }

  @Claim("order-matters")
  @Reads({FilterErrors.class, AccessLog.class})
  void inTheWrongOrderTheSameFiltersFail(Stage stage) {
    stage.say("The same filters twice: once as they should stand, once with security first.");
    try (var log = Logged.by(AccessLog.class);
        var wrong =
            App.of(MiddlewareApplication.class)
                .named("shop, security first")
                .with("spring.security.filter.order", 0)
                .start()) {
      var right = three(shop(stage));
      var lines = log.take();
      var first = three(stage.http("ada", wrong));
      var linesThen = log.take();

      stage
          .check("statuses: served, no token, a path with a semicolon", statuses(right))
          .is(List.of(200, 401, 400));
      stage.check("lines in the access log", lines.size()).is(3);
      stage
          .control("lines in the access log, security first", linesThen.size())
          .because("what security refuses never comes to a filter behind it")
          .is(1);
      stage
          .control("the path with a semicolon, security first", statuses(first).getLast())
          .because("the filter that handles errors stands behind the one that throws")
          .isNot(400);
      stage
          .control("trace id of a refused request, security first", first.get(1).header("Trace-Id"))
          .is("none");
    }
  }

  @Claim("express")
  @Reads({Express.class, OrderController.class})
  void expressAnswersTheSameInTheSameOrder(Stage stage) throws Exception {
    try (var server = express.start();
        var way = Logged.by(Way.class)) {
      stage.say(
          "The same chain in Express 5, on Node %s. Five requests go to each."
              .formatted(server.node()));
      var spring = five(shop(stage));
      var springWays = ways(way.take());
      var other = five(stage.http("ada", "Express", server.url()));
      var ways = ways(server.steps());
      stage.table(
          "The five requests in Express",
          List.of(Column.counted("status"), Column.of("steps")),
          rows(strings(other), ways));
      stage.control("statuses of Spring", spring).is(List.of(200, 401, 404, 400, 500));
      stage.check("statuses of Express", other).is(spring);
      stage
          .check("steps that each request entered in Express", ways)
          .because("the order of app.use is the order of the chain")
          .is(springWays);
      stage
          .check("requests that reached the handler of Express", handled(ways))
          .is(handled(springWays));
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

  private static List<Answer> three(Http caller) {
    var ada = with("adas-token", caller);
    return List.of(ada.get("/orders/1"), caller.get("/orders/1"), ada.get("/orders/1;x"));
  }

  private static List<Integer> five(Http caller) {
    var ada = with("adas-token", caller);
    return statuses(
        List.of(
            ada.get("/orders/1"),
            caller.get("/orders/1"),
            ada.get("/orders/999"),
            ada.post("/orders", "{"),
            ada.get("/orders/13")));
  }

  private static List<Integer> statuses(List<Answer> answers) {
    return answers.stream().map(Answer::status).toList();
  }

  private static List<String> types(List<Answer> answers) {
    return answers.stream().map(answer -> answer.header("Content-Type")).toList();
  }

  private static List<String> leaks(List<Answer> answers) {
    return answers.stream().map(Answer::body).filter(OURS.asPredicate()).toList();
  }

  private static List<String> ids(List<String> lines) {
    return lines.stream().map(line -> line.replaceAll(".*trace=", "")).distinct().toList();
  }

  private static boolean isId(String id) {
    return id.matches("[0-9a-f]{32}");
  }

  /** The steps that were entered, a line for each request: each begins with a trace. */
  private static List<String> ways(List<String> steps) {
    var entered = String.join(" ", steps.stream().filter(step -> step.startsWith("→")).toList());
    return Arrays.stream(entered.split("(?=→ trace)")).map(String::strip).toList();
  }

  private static long handled(List<String> ways) {
    return ways.stream().filter(way -> way.endsWith("→ handler")).count();
  }

  private static List<String> strings(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).toList();
  }

  private static List<List<String>> rows(List<String> left, List<String> right) {
    return IntStream.range(0, Math.min(left.size(), right.size()))
        .mapToObj(i -> List.of(left.get(i), right.get(i)))
        .toList();
  }
}
