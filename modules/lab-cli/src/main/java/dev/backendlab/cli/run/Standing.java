package dev.backendlab.cli.run;

import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.face.Durations;
import dev.backendlab.kit.run.RunResult;
import dev.backendlab.kit.run.Runner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a call is that runs several questions.
 *
 * @param results of those that have ended, by their ids
 * @param all how many there are
 * @param nanos since the first began
 */
record Standing(Map<String, RunResult> results, int all, long nanos) {

  /** Of a call that began then, by {@link System#nanoTime}. */
  static Standing of(Map<Runner.Order, RunResult> results, int all, long start) {
    var byQuestion = new LinkedHashMap<String, RunResult>();
    results.forEach((order, result) -> byQuestion.put(order.question().id(), result));
    return new Standing(byQuestion, all, System.nanoTime() - start);
  }

  /** Before the next one. */
  List<Text> line() {
    var line = Text.of("question %d of %d".formatted(results.size() + 1, all), Style.FAINT);
    if (results.isEmpty()) {
      return List.of(line);
    }
    line = line.and(" · ", Style.FAINT).and(count());
    return List.of(line.and(" in " + Durations.ofMillis(nanos / 1e6), Style.FAINT));
  }

  /** After the last one. */
  Text sum() {
    return count().and(" in %d questions".formatted(results.size())).and(failures());
  }

  private Text count() {
    long proven = results.values().stream().mapToLong(each -> each.ended().proven()).sum();
    long claims =
        results.values().stream()
            .map(RunResult::ended)
            .mapToLong(e -> e.proven() + e.refuted() + e.skipped() + e.broken())
            .sum();
    return Text.of("%d of %d claims proven".formatted(proven, claims), Style.STRONG);
  }

  private Text failures() {
    var failed =
        results.entrySet().stream()
            .filter(each -> each.getValue().exitStatus() != RunResult.PROVEN)
            .map(Map.Entry::getKey)
            .toList();
    return failed.isEmpty()
        ? Text.EMPTY
        : Text.of("; not proven: ").and(String.join(", ", failed), Style.BAD_STRONG);
  }
}
