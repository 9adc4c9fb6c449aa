package dev.backendlab.cli.run;

import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.run.Preparations;
import dev.backendlab.kit.run.RunResult;
import dev.backendlab.kit.run.Runner;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

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
    try (var preparations = new Preparations(session.runner())) {
      for (var order : orders) {
        var telling = new Telling(session, json, full);
        if (!results.isEmpty() && !json) {
          session.tell("\n\n");
        }
        telling.open(order.question());
        build(order.question());
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
      sum(results);
    }
    return worst;
  }

  void build(Question question) throws InterruptedException {
    if (session.build().isStale(question)) {
      session.aside(
          "building %s and what it stands on; the first time, Maven may download for some minutes"
              .formatted(question.module()));
      session.build().build(List.of(question));
      session
          .build()
          .fromTheFuture(question)
          .ifPresent(source ->
              session.aside(
                  "%s is dated in the future, so %s is built for each run: touch it."
                      .formatted(session.places().brief(source), question.module())));
    }
  }

  private void sum(Map<Runner.Order, RunResult> results) {
    long proven = results.values().stream().mapToLong(each -> each.ended().proven()).sum();
    long all =
        results.values().stream()
            .map(RunResult::ended)
            .mapToLong(e -> e.proven() + e.refuted() + e.skipped() + e.broken())
            .sum();
    var sum =
        Text.of("%d of %d claims proven".formatted(proven, all), Style.STRONG)
            .and(" in %d questions".formatted(results.size()));
    var failed =
        results.entrySet().stream()
            .filter(each -> each.getValue().exitStatus() != RunResult.PROVEN)
            .map(each -> each.getKey().question().id())
            .toList();
    if (!failed.isEmpty()) {
      sum = sum.and("; not proven: ").and(String.join(", ", failed), Style.BAD_STRONG);
    }
    session.tell("\n");
    session.print(sum.wrapped(session.terminal().measure()));
  }
}
