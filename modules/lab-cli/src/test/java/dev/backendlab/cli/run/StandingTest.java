package dev.backendlab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.run.RunResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static final long SECOND = 1_000_000_000L;

  @Test
  void theFirstOfSeveralSaysHowManyThereAre() {
    assertThat(line(Map.of(), 0)).isEqualTo("question 1 of 18");
  }

  @Test
  void theNextOneSaysWhatCameOfThoseBefore() {
    var results = new LinkedHashMap<String, RunResult>();
    results.put("q01", result(Outcome.PROVEN, 5, 0));
    results.put("q03", result(Outcome.REFUTED, 6, 1));
    assertThat(line(results, 83 * SECOND))
        .isEqualTo("question 3 of 18 · 11 of 12 claims proven in 1 min 23 s");
    assertThat(new Standing(results, 2, 83 * SECOND).sum().plain())
        .isEqualTo("11 of 12 claims proven in 2 questions; not proven: q03");
  }

  private static String line(Map<String, RunResult> results, long nanos) {
    return new Standing(results, 18, nanos).line().getFirst().plain();
  }

  private static RunResult result(Outcome outcome, int proven, int refuted) {
    var ended = new Event.RunEnded(outcome, proven, refuted, 0, 0, "", 1);
    return new RunResult(ended, false, Optional.empty());
  }
}
