package dev.backendlab.kit.interview;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A mock interview under way: one step after the other, on the terminal or on the page. A step that
 * is not the present one is not taken, so that a form sent twice does no harm.
 */
public final class Interview {

  public static final int LEAST_PERCENT = 50;
  public static final int MOST_PERCENT = 100;

  static final String POINT = "point";
  static final String FOLLOW_UP = "follow-up";
  private static final String RED_FLAG = "red flag";
  private static final String CASE = "case";

  /** Longer than anybody speaks; a page may send more. */
  private static final int LONGEST_TEXT = 20_000;

  private final String id;
  private final Setup setup;
  private final Deque<Subject> ahead;
  private final Diary diary;
  private final InstantSource clock;
  private Instant began;
  private final List<Round> behind = new ArrayList<>();
  private Round now;
  private Instant asked;
  private Instant ended = Instant.MAX;
  private String notes = "";
  private boolean over;

  /**
   * Its clock runs at once.
   *
   * @param subjects in the order in which they are asked; one at least
   */
  public Interview(
      String id, Setup setup, List<Subject> subjects, Diary diary, InstantSource clock) {
    this.id = id;
    this.setup = setup;
    this.ahead = new ArrayDeque<>(subjects);
    this.diary = diary;
    this.clock = clock;
    this.began = clock.instant();
    this.asked = began;
    this.now = new Round(ahead.remove(), false);
  }

  public String id() {
    return id;
  }

  public Setup setup() {
    return setup;
  }

  /** The candidate is ready: the clock begins anew. */
  public synchronized void begin() {
    if (place() == 1 && step() == Step.ANSWER) {
      began = clock.instant();
      asked = began;
    }
  }

  public synchronized Instant began() {
    return began;
  }

  /** When the present question was asked. */
  public synchronized Instant asked() {
    return asked;
  }

  /** The step to take now. */
  public synchronized Step step() {
    return over ? Step.OVER : now.step();
  }

  /** The present question, or the last. */
  public synchronized Round round() {
    return now;
  }

  /** Its place, from 1. */
  public synchronized int place() {
    return behind.size() + 1;
  }

  /** What is left of the interview's time; none once it is used up. */
  public synchronized Duration left() {
    var left = Duration.ofMinutes(setup.minutes()).minus(used());
    return left.isNegative() ? Duration.ZERO : left;
  }

  private Duration used() {
    var until = over ? ended : clock.instant();
    return Duration.between(began, until);
  }

  /** The answer ends; the text is empty where it was spoken. */
  public synchronized void answer(String text) {
    if (step() == Step.ANSWER) {
      now.answered(cut(text), Duration.between(asked, clock.instant()));
      diary.answer(id, now, "answer", now.answer());
    }
  }

  /**
   * The answer is judged.
   *
   * @param ticks one for each expected point; those that lack are no
   * @param flags places of the red flags that were heard
   */
  public synchronized void judge(List<Tick> ticks, List<Integer> flags) {
    if (step() != Step.JUDGE) {
      return;
    }
    var expected = now.subject().expected();
    var all = new ArrayList<Tick>();
    var kept = new LinkedHashMap<String, String>();
    for (int i = 0; i < expected.size(); i++) {
      all.add(i < ticks.size() ? ticks.get(i) : Tick.NO);
      kept.put(expected.get(i).point().text(), all.get(i).word());
    }
    var redFlags = now.subject().question().rubric().redFlags();
    var heard = flags.stream().filter(at -> at >= 0 && at < redFlags.size()).distinct().toList();
    diary.ticks(id, now, POINT, kept);
    var flagged = new LinkedHashMap<String, String>();
    heard.forEach(at -> flagged.put(redFlags.get(at).text(), "heard"));
    diary.ticks(id, now, RED_FLAG, flagged);
    now.judged(all, heard);
  }

  /** The follow-up was answered; its model answer comes next. */
  public synchronized void compare() {
    if (step() == Step.FOLLOW_UP) {
      now.step(Step.COMPARE);
    }
  }

  /** The follow-up's answer was known, or not. */
  public synchronized void knew(Tick tick) {
    if (step() == Step.COMPARE) {
      var followUp = now.followUp();
      var kept = new LinkedHashMap<String, String>();
      kept.put(followUp.question(), tick.word());
      diary.ticks(id, now, FOLLOW_UP, kept);
      now.knew(tick);
    }
  }

  /**
   * The candidate bets; a run answers next. Left open, nothing runs.
   *
   * @param guess as the prediction understands it, or empty
   * @return whether it can be read as a guess, and the confidence is within its bounds
   */
  public synchronized boolean settle(String guess, int percent) {
    if (step() != Step.SETTLE) {
      return true;
    }
    if (guess.isBlank()) {
      now.step(Step.CASE);
      skipCaseWithoutOne();
      return true;
    }
    var prediction = now.subject().wager().prediction();
    if (!prediction.understands(guess) || percent < LEAST_PERCENT || percent > MOST_PERCENT) {
      return false;
    }
    now.guessed(prediction.meant(guess), percent);
    return true;
  }

  /** The run has answered, or failed to. */
  public synchronized void settled(Settlement settlement) {
    if (step() == Step.RUN && now.settlement() == null) {
      now.settled(settlement);
      diary.settled(id, now, settlement);
    }
  }

  /** The run was seen; the case comes next. */
  public synchronized void goOn() {
    if (step() == Step.RUN && now.settlement() != null) {
      now.step(Step.CASE);
      skipCaseWithoutOne();
    }
  }

  private void skipCaseWithoutOne() {
    if (now.subject().caseToDiscuss().isEmpty()) {
      now.step(Step.OVER);
      next();
    }
  }

  /** The case is decided: what comes first, and why. */
  public synchronized void choose(String choice) {
    if (step() == Step.CASE) {
      now.chosen(cut(choice));
      diary.answer(id, now, CASE, now.choice());
    }
  }

  /**
   * The choice holds beside a strong one, or not; then the next question, while minutes are left.
   */
  public synchronized void weigh(Tick tick) {
    if (step() == Step.WEIGH) {
      var kept = new LinkedHashMap<String, String>();
      now.subject().caseToDiscuss().ifPresent(each -> kept.put(each.text(), tick.word()));
      diary.ticks(id, now, CASE, kept);
      now.weighed(tick);
      next();
    }
  }

  private void next() {
    if (ahead.isEmpty() || left().isZero()) {
      end();
    } else {
      behind.add(now);
      boolean half = used().multipliedBy(2).compareTo(Duration.ofMinutes(setup.minutes())) >= 0;
      now = new Round(ahead.remove(), setup.peer() && half);
      asked = clock.instant();
    }
  }

  /** Whether the two have changed places with this question, and not before. */
  public synchronized boolean isSwap() {
    return now.swapped() && (behind.isEmpty() || !behind.getLast().swapped());
  }

  /** Ends it here; what was done is on the sheet. */
  public synchronized void leave() {
    if (!over) {
      end();
    }
  }

  private void end() {
    ended = clock.instant();
    over = true;
    var sheet = sheet();
    if (!sheet.rounds().isEmpty()) {
      diary.sheet(id, setup, sheet);
    }
  }

  /** What the interviewer writes down at the desk. */
  public synchronized void note(String text) {
    notes = cut(text);
  }

  public synchronized String notes() {
    return notes;
  }

  /** What has come of it so far. */
  public synchronized Sheet sheet() {
    var rounds = new ArrayList<>(behind);
    if (now.step() != Step.ANSWER) {
      rounds.add(now);
    }
    return new Sheet(setup, began, used(), rounds, diary.calibration(), notes);
  }

  private static String cut(String text) {
    var stripped = text.strip();
    return stripped.length() <= LONGEST_TEXT ? stripped : stripped.substring(0, LONGEST_TEXT);
  }
}
