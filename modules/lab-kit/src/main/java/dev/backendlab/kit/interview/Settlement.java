package dev.backendlab.kit.interview;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.predict.Guesses;
import dev.backendlab.kit.predict.Reckoning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run said about a wager.
 *
 * @param reckoning guess and measurement; empty where the run gave no answer
 * @param trouble why it gave none: a sentence, and below it perhaps what else was said; else empty
 * @param run its id
 */
public record Settlement(Optional<Reckoning> reckoning, String trouble, String run) {

  /** Of a run that never told anything. */
  public static Settlement none(String trouble, String run) {
    return new Settlement(Optional.empty(), trouble, run);
  }

  /**
   * Holds a guess against everything that a run told. Only a proven claim answers: a refuted or
   * broken one measured something else.
   */
  public static Settlement of(Subject subject, String guess, String run, List<EventLine> told) {
    var claim = subject.wager().prediction().claim();
    var seen = new ArrayList<Event>();
    boolean inside = false;
    for (var line : told) {
      switch (line.event()) {
        case Event.ClaimStarted started -> inside = started.claim().equals(claim);
        case Event.ClaimEnded ended when ended.claim().equals(claim) -> {
          return ended.outcome() == Outcome.PROVEN
              ? answered(subject, guess, run, seen)
              : none("The claim was not proven this time, so it answers nothing.", run);
        }
        case Event event -> {
          if (inside) {
            seen.add(event);
          }
        }
      }
    }
    return none("The run ended before the claim could answer.", run);
  }

  private static Settlement answered(Subject subject, String guess, String run, List<Event> seen) {
    var wager = subject.wager();
    return new Guesses(Map.of(wager.key(), guess))
        .reckon(subject.predictions(), wager.prediction().claim(), seen).stream()
            .findFirst()
            .map(reckoning -> new Settlement(Optional.of(reckoning), "", run))
            .orElseGet(() -> none("The claim told nothing that answers this.", run));
  }
}
