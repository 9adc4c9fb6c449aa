package dev.backendlab.cli.run;

import dev.backendlab.cli.session.Session;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.run.Preparations;
import dev.backendlab.kit.run.RunResult;
import dev.backendlab.kit.run.Runner;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Runs one after the other, and what came of all of them.
 *
 * @param json as event lines
 * @param full as stories that leave nothing out
 * @param predict with a guess first
 */
record Performance(Session session, boolean json, boolean full, boolean predict) {

  /**
   * Builds what is stale, runs, tells.
   *
   * @return the worst exit status
   */
  int of(List<Runner.Order> orders, ToIntFunction<RunResult> exitStatus)
      throws IOException, InterruptedException {
    var results = new LinkedHashMap<Runner.Order, RunResult>();
    int worst = RunResult.PROVEN;
    long start = System.nanoTime();
    try (var preparations = new Preparations(session.runner())) {
      if (orders.size() > 1) {
        build(orders.stream().map(Runner.Order::question).toList());
      }
      for (var order : orders) {
        var telling = new Telling(session, json, full);
        if (!results.isEmpty() && !json) {
          session.tell("\n\n");
        }
        if (orders.size() > 1 && !json) {
          session.print(Standing.of(results, orders.size(), start).line());
        }
        telling.open(order.question());
        build(List.of(order.question()));
        var foresight = Foresight.none(session, order.question());
        if (predict) {
          preparations.prepare(order.question()); // while the user reads and types
          foresight = Foresight.asked(session, order);
        }
        var result = telling.tell(order, foresight, preparations);
        results.put(order, result);
        worst = Math.max(worst, exitStatus.applyAsInt(result));
        if (result.interrupted()) {
          break;
        }
      }
    }
    results.forEach(session.runner()::trainAfter); // not beside a demo that measures
    if (orders.size() > 1 && !json) {
      session.tell("\n");
      var sum = Standing.of(results, orders.size(), start).sum();
      session.print(sum.wrapped(session.terminal().measure()));
    }
    return worst;
  }

  /** Those that are stale, in one Maven call. */
  void build(List<Question> questions) throws InterruptedException {
    var stale = questions.stream().filter(session.build()::isStale).toList();
    if (stale.isEmpty()) {
      return;
    }
    session.aside(
        "building %s and what %s on; the first time, Maven may download for some minutes"
            .formatted(
                stale.stream().map(Question::module).collect(Collectors.joining(", ")),
                stale.size() == 1 ? "it stands" : "they stand"));
    session.build().build(stale);
    for (var question : stale) {
      session
          .build()
          .fromTheFuture(question)
          .ifPresent(source ->
              session.aside(
                  "%s is dated in the future, so %s is built for each run: touch it."
                      .formatted(session.places().brief(source), question.module())));
    }
  }
}
