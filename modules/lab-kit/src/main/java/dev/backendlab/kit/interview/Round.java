package dev.backendlab.kit.interview;

import dev.backendlab.kit.question.FollowUp;
import dev.backendlab.kit.question.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One question of an interview, as far as it has come; the interview alone moves it on. */
public final class Round {

  private final Subject subject;
  private final boolean swapped;
  private Step step = Step.ANSWER;
  private String answer = "";
  private Duration used = Duration.ZERO;
  private List<Tick> ticks = List.of();
  private List<Integer> flags = List.of();
  private List<FollowUp> followUps = List.of();
  private final List<Tick> knew = new ArrayList<>();
  private String guess = "";
  private int percent;
  private @Nullable Settlement settlement;
  private String choice = "";
  private @Nullable Tick weighed;

  Round(Subject subject, boolean swapped) {
    this.subject = subject;
    this.swapped = swapped;
  }

  public Subject subject() {
    return subject;
  }

  /** Whether the peer is the candidate, and the user the interviewer. */
  public boolean swapped() {
    return swapped;
  }

  /** Where it stands. */
  public Step step() {
    return step;
  }

  void step(Step next) {
    step = next;
  }

  /** What was typed; empty where it was spoken. */
  public String answer() {
    return answer;
  }

  /** The time until the answer ended. */
  public Duration used() {
    return used;
  }

  void answered(String text, Duration time) {
    answer = text;
    used = time;
    step = Step.JUDGE;
  }

  /** One for each point that is expected; none before they are judged. */
  public List<Tick> ticks() {
    return ticks;
  }

  /** The places of the red flags that were heard. */
  public List<Integer> flags() {
    return flags;
  }

  /** Drawn when the answer is judged. */
  public List<FollowUp> followUps() {
    return followUps;
  }

  void judged(List<Tick> all, List<Integer> heard) {
    ticks = List.copyOf(all);
    flags = List.copyOf(heard);
    followUps = FollowUpDraw.of(subject, ticks);
    step = followUps.isEmpty() ? Step.SETTLE : Step.FOLLOW_UP;
  }

  /** One for each follow-up that is behind. */
  public List<Tick> knew() {
    return List.copyOf(knew);
  }

  /** The follow-up that is asked or compared now. */
  public FollowUp followUp() {
    return followUps.get(knew.size());
  }

  void knew(Tick tick) {
    knew.add(tick);
    step = knew.size() < followUps.size() ? Step.FOLLOW_UP : Step.SETTLE;
  }

  /** The prediction; empty where it was left open. */
  public String guess() {
    return guess;
  }

  /** How sure the candidate is of it. */
  public int percent() {
    return percent;
  }

  void guessed(String meant, int sure) {
    guess = meant;
    percent = sure;
    step = Step.RUN;
  }

  /** What the run said; null before. */
  public @Nullable Settlement settlement() {
    return settlement;
  }

  void settled(Settlement said) {
    settlement = said;
  }

  /** What was chosen in the case, and why; empty where it was spoken. */
  public String choice() {
    return choice;
  }

  void chosen(String text) {
    choice = text;
    step = Step.WEIGH;
  }

  /** How the choice compares; null before. */
  public @Nullable Tick weighed() {
    return weighed;
  }

  void weighed(Tick tick) {
    weighed = tick;
    step = Step.OVER;
  }

  /** What to read beside one's own choice in the case: the points of the highest level. */
  public List<Subject.Expected> strong() {
    return subject.question().rubric().expected(Level.STAFF).stream()
        .map(point -> new Subject.Expected(Level.STAFF, point))
        .toList();
  }
}
