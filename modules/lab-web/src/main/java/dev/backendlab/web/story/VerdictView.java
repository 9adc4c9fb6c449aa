package dev.backendlab.web.story;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.face.Evidences;
import dev.backendlab.kit.face.Ratios;
import dev.backendlab.kit.predict.Reckoning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a claim ended, with what refuted it, and guess beside measurement.
 *
 * @param by on what the verdict rests, for example {@code , by 6 counts}
 */
record VerdictView(
    boolean asItMust,
    String reason,
    @Nullable String twin,
    List<Failure> failures,
    List<Reckoning> reckonings,
    String by) {

  /** What did not hold. */
  record Failure(String what, String expected, String happened) {}

  VerdictView(
      Event.ClaimEnded ended,
      @Nullable String twin,
      List<Event> observations,
      List<Reckoning> reckonings) {
    this(
        twin != null && ended.outcome() == Outcome.REFUTED,
        ended.reason(),
        twin,
        failures(observations),
        List.copyOf(reckonings),
        Evidences.of(observations));
  }

  private static List<Failure> failures(List<Event> observations) {
    var failures = new ArrayList<Failure>();
    for (var event : observations) {
      if (event instanceof Event.Checked check && !check.held()) {
        var control = check.control() ? "control: " : "";
        failures.add(new Failure(control + check.what(), check.expected(), check.actual()));
      } else if (event instanceof Event.Compared compared && !compared.held()) {
        failures.add(new Failure(compared.what(), compared.demand(), Ratios.of(compared)));
      }
    }
    return failures;
  }
}
