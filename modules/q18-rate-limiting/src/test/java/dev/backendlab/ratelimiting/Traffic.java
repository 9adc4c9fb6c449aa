package dev.backendlab.ratelimiting;

import dev.backendlab.kit.Answers;
import dev.backendlab.kit.App;
import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Load;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.Together;
import dev.backendlab.kit.figure.Figures;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Groups of callers, all at once for three seconds, each at a pace that ignores the answers. */
final class Traffic {

  /** By its name in the picture; a claim that needs no second instance has this one only. */
  static final String FIRST = "spring.application.name=weather1";

  /** Six workers and 50 ms a call: 120 calls per second, and not one more. */
  private static final String[] CAPACITY = {
    "backend.workers=6",
    "backend.service-time=50ms",
    "backend.patience=500ms",
    "rate-limit.store=redis-script",
    "rate-limit.plans.trial.limit=5",
    "rate-limit.plans.trial.window=1s",
    "spring.data.redis.timeout=20s"
  };

  private static final List<Column> COLUMNS =
      List.of(
          Column.of(""),
          Column.counted("users' calls"),
          Column.measured("p50 of those served, ms"),
          Column.counted("calls of others"));

  private static final Duration DURATION = Duration.ofSeconds(3);
  private static final String USERS = "users";

  /** Each group's answers. */
  record Outcome(String what, ByName<Answers> answers) {

    Answers users() {
      return of(USERS);
    }

    Answers of(String group) {
      return answers.of(group);
    }

    private List<String> row() {
      var served = users().served();
      var others = answers.without(USERS).all().toString();
      return List.of(
          what,
          users().toString(),
          served.count() == 0 ? "–" : Figures.of(served.p50()),
          others.substring(1, others.length() - 1));
    }
  }

  static void show(Stage stage, Outcome... outcomes) {
    stage.table("Answers to calls", COLUMNS, List.of(outcomes), Outcome::row);
  }

  /** 200 calls of 20 users, beside so many calls of one more; and so again for each number. */
  static List<Outcome> besideOne(Stage stage, String what, String setting, int... calls)
      throws Exception {
    try (var api =
        App.of(WeatherApplication.class).named("weather1").with(CAPACITY).with(setting).start()) {
      var outcomes = new ArrayList<Outcome>();
      for (int number : calls) {
        var users = new Group(USERS, "pro", 20, 200);
        var abuser = new Group("abuser", "trial", 1, number);
        var groups = number == 0 ? List.of(users) : List.of(users, abuser);
        outcomes.add(run(stage, api, number == 0 ? what + ", no abuser" : what, groups));
      }
      return outcomes;
    }
  }

  /** 120 calls of 20 users and 30 of ten trial users, beside 1,500 keys that call once each. */
  static Outcome besideMany(Stage stage, String what, String... settings) throws Exception {
    try (var api =
        App.of(WeatherApplication.class).named("weather1").with(CAPACITY).with(settings).start()) {
      var users = new Group(USERS, "pro", 20, 120);
      var trial = new Group("trial users", "trial", 10, 30);
      return run(
          stage, api, what, List.of(users, trial, new Group("crowd", "trial", 1_500, 1_500)));
    }
  }

  private static Outcome run(Stage stage, App api, String what, List<Group> groups)
      throws Exception {
    new Customer(Http.silent(api.url())).calls(200); // a stranger's load classes, and no worker
    var loads = groups.stream().map(group -> group.load(api, stage.load(what + ": " + group.name)));
    var answers = Together.run(loads.toList());
    var all = new LinkedHashMap<String, Answers>();
    groups.forEach(group -> all.put(group.name, answers.get(all.size())));
    return new Outcome(what, new ByName<>(all));
  }

  private record Group(String name, String plan, int customers, int calls) {

    Callable<Answers> load(App api, Load load) {
      var callers = Stream.generate(() -> Customer.of(api, plan)).limit(customers).toList();
      double perSecond = calls * 1e9 / DURATION.toNanos();
      var answers = new Answers();
      return () -> {
        var ignored =
            load.rate(perSecond, DURATION, i -> served(answers, callers.get(i % customers)));
        return answers;
      };
    }

    /** A call that was not served has no latency. */
    private static void served(Answers answers, Customer caller) throws Exception {
      if (answers.count(caller::call).status() != 200) {
        throw new IOException("not served");
      }
    }
  }
}
