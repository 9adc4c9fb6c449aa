package dev.backendlab.kit.practice;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.predict.Guesses;
import dev.backendlab.kit.predict.Predictions;
import dev.backendlab.kit.predict.Reckoning;
import dev.backendlab.kit.question.Question;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of somebody who guessed first: it hears the events, and holds the guesses of each claim
 * against what the claim told. Only those of a proven claim count. A refuted claim, a broken one
 * and a broken twin measured something that the question did not ask for.
 */
public final class GuessedRun {

  private final Question question;
  private final Predictions predictions;
  private final Guesses guesses;
  private final @Nullable Practice practice;
  private final String face;
  private final List<Event> told = new ArrayList<>();
  private String run = "";
  private boolean twin;
  private boolean forgotten;
  private Standing hits = Standing.NONE;

  private GuessedRun(
      Question question,
      Predictions predictions,
      Guesses guesses,
      @Nullable Practice practice,
      String face) {
    this.question = question;
    this.predictions = predictions;
    this.guesses = guesses;
    this.practice = practice;
    this.face = face;
  }

  /**
   * A run that begins: what is guessed right and wrong in it will be remembered.
   *
   * @param face {@code terminal} or {@code page}
   */
  public static GuessedRun begun(
      Question question, Predictions predictions, Guesses guesses, Practice practice, String face) {
    return new GuessedRun(question, predictions, guesses, practice, face);
  }

  /** A run of earlier, told once more. */
  public static GuessedRun retold(Question question, Predictions predictions, Guesses guesses) {
    return new GuessedRun(question, predictions, guesses, null, "");
  }

  /** What was guessed. */
  public Guesses guesses() {
    return guesses;
  }

  /** Guess and measurement side by side where this event ends a claim; else none. */
  public List<Reckoning> hear(Event event) {
    switch (event) {
      case Event.RunStarted started -> {
        run = started.run();
        twin = started.broken() != null;
      }
      case Event.ClaimStarted started -> told.clear();
      case Event.Checked checked -> told.add(checked);
      case Event.Compared compared -> told.add(compared);
      case Event.ClaimEnded ended -> {
        var reckonings = guesses.reckon(predictions, ended.claim(), told);
        if (ended.outcome() == Outcome.PROVEN && !twin) {
          count(ended.claim(), reckonings);
        }
        return reckonings;
      }
      default -> {}
    }
    return List.of();
  }

  private void count(String claim, List<Reckoning> reckonings) {
    for (var reckoning : reckonings) {
      hits = hits.and(reckoning.closeness());
    }
    if (practice == null) {
      return;
    }
    try {
      practice.keep(reckonings.stream().map(each -> guess(claim, each)).toList());
    } catch (IOException noRoom) {
      forgotten = true; // the faces say so, and the run goes on
    }
  }

  private Guess guess(String claim, Reckoning reckoning) {
    return new Guess(
        Clock.systemUTC().instant().toString(),
        question.id(),
        question.section(),
        claim,
        reckoning.ask(),
        reckoning.said(),
        reckoning.measured(),
        reckoning.closeness(),
        run,
        face);
  }

  /** How near the guesses of this run came, as far as it is told. */
  public Standing hits() {
    return hits;
  }

  /** How good the user's guesses are, those of this run among them; none of a run of earlier. */
  public Standing soFar() {
    return practice == null ? Standing.NONE : practice.standings().all();
  }

  /** Whether something that counts could not be remembered. */
  public boolean isForgotten() {
    return forgotten;
  }
}
