package dev.backendlab.kit.interview;

import dev.backendlab.kit.question.FollowUp;
import dev.backendlab.kit.question.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question of an interview, as far as it has come. A value: each step makes a new one.
 *
 * @param step where it stands
 * @param swapped whether the peer is the candidate, and the user the interviewer
 * @param answer what was typed; empty where it was spoken
 * @param used the time until the answer ended
 * @param ticks one for each point that is expected; none before they are judged
 * @param flags the places of the red flags that were heard
 * @param followUps drawn when the answer is judged
 * @param knew one for each follow-up that is behind
 * @param guess the prediction; empty where it was left open
 * @param percent how sure
 * @param settlement what the run said; null before
 * @param choice what was chosen in the case, and why
 * @param weighed how the choice compares; null before
 */
public record Round(
    Subject subject,
    Step step,
    boolean swapped,
    String answer,
    Duration used,
    List<Tick> ticks,
    List<Integer> flags,
    List<FollowUp> followUps,
    List<Tick> knew,
    String guess,
    int percent,
    @Nullable Settlement settlement,
    String choice,
    @Nullable Tick weighed) {

  public Round {
    ticks = List.copyOf(ticks);
    flags = List.copyOf(flags);
    followUps = List.copyOf(followUps);
    knew = List.copyOf(knew);
  }

  static Round of(Subject subject, boolean swapped) {
    return new Round(
        subject,
        Step.ANSWER,
        swapped,
        "",
        Duration.ZERO,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "",
        0,
        null,
        "",
        null);
  }

  Round answered(String answer, Duration used) {
    return new Round(
        subject,
        Step.JUDGE,
        swapped,
        answer,
        used,
        ticks,
        flags,
        followUps,
        knew,
        guess,
        percent,
        settlement,
        choice,
        weighed);
  }

  Round judged(List<Tick> ticks, List<Integer> flags) {
    var drawn = FollowUpDraw.of(subject, ticks);
    return new Round(
        subject,
        drawn.isEmpty() ? Step.SETTLE : Step.FOLLOW_UP,
        swapped,
        answer,
        used,
        ticks,
        flags,
        drawn,
        knew,
        guess,
        percent,
        settlement,
        choice,
        weighed);
  }

  Round at(Step step) {
    return new Round(
        subject,
        step,
        swapped,
        answer,
        used,
        ticks,
        flags,
        followUps,
        knew,
        guess,
        percent,
        settlement,
        choice,
        weighed);
  }

  Round knew(Tick tick) {
    var more = new ArrayList<>(knew);
    more.add(tick);
    return new Round(
        subject,
        more.size() < followUps.size() ? Step.FOLLOW_UP : Step.SETTLE,
        swapped,
        answer,
        used,
        ticks,
        flags,
        followUps,
        more,
        guess,
        percent,
        settlement,
        choice,
        weighed);
  }

  Round guessed(String guess, int percent) {
    return new Round(
        subject,
        Step.RUN,
        swapped,
        answer,
        used,
        ticks,
        flags,
        followUps,
        knew,
        guess,
        percent,
        settlement,
        choice,
        weighed);
  }

  Round settled(Settlement settlement) {
    return new Round(
        subject,
        Step.RUN,
        swapped,
        answer,
        used,
        ticks,
        flags,
        followUps,
        knew,
        guess,
        percent,
        settlement,
        choice,
        weighed);
  }

  Round chosen(String choice) {
    return new Round(
        subject,
        Step.WEIGH,
        swapped,
        answer,
        used,
        ticks,
        flags,
        followUps,
        knew,
        guess,
        percent,
        settlement,
        choice,
        weighed);
  }

  Round weighed(Tick tick) {
    return new Round(
        subject,
        Step.OVER,
        swapped,
        answer,
        used,
        ticks,
        flags,
        followUps,
        knew,
        guess,
        percent,
        settlement,
        choice,
        tick);
  }

  /** The follow-up that is asked or compared now. */
  public FollowUp followUp() {
    return followUps.get(knew.size());
  }

  /** What to read beside one's own choice in the case: the points of the highest level. */
  public List<Subject.Expected> strong() {
    return subject.question().rubric().expected(Level.STAFF).stream()
        .map(point -> new Subject.Expected(Level.STAFF, point))
        .toList();
  }
}
