package dev.backendlab.kit;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Evidence;
import dev.backendlab.kit.story.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * Where one claim proves itself: what is said, shown and checked here is the claim's story.
 *
 * <p>A check that does not hold does not end the claim: the story goes on, so that the reader sees
 * the whole of what happened, and the claim is refuted at its end.
 *
 * <pre>{@code
 * stage.say("Ada signs in; anyone may read her token, nobody may change it.");
 * stage.control("her own token", status(token)).is(200);
 * stage.check("one character of the payload changed", status(forge(token)))
 *     .because("the signature covers every byte of header and payload")
 *     .is(401);
 * }</pre>
 *
 * <p>A stage may be used from several threads; its events keep the order of the calls.
 */
public final class Stage {

  private final Judge judge;
  private final Story story;

  /** For the runner and for tests of demos' own code; a claim gets its stage as a parameter. */
  public Stage(Judge judge) {
    this.judge = judge;
    this.story = judge.story();
  }

  /** Narrates: one or two sentences, in the present tense. */
  public void say(String text) {
    story.tell(new Event.Said(text));
  }

  /**
   * Holds what was observed against what the claim demands.
   *
   * @param what the observation, as the words before a colon: {@code "status of the forged token"}
   */
  @CheckReturnValue
  public <T extends @Nullable Object> Check<T> check(String what, T actual) {
    return judge.opened(new Check<>(judge, what, actual, false));
  }

  /** As {@link #check}, for the legitimate case or for the same work without the mechanism. */
  @CheckReturnValue
  public <T extends @Nullable Object> Check<T> control(String what, T actual) {
    return judge.opened(new Check<>(judge, what, actual, true));
  }

  /**
   * As {@link #check}, of something that is about to become so: looks until it is what is demanded,
   * or patience ends. It is told once.
   *
   * @param observation looked at again and again, so it must change nothing
   */
  @CheckReturnValue
  public <T extends @Nullable Object> SoonCheck<T> checkSoon(String what, Callable<T> observation) {
    return new SoonCheck<>(this, what, observation, false);
  }

  /** As {@link #checkSoon}, for the legitimate case or for the same work without the mechanism. */
  @CheckReturnValue
  public <T extends @Nullable Object> SoonCheck<T> controlSoon(
      String what, Callable<T> observation) {
    return new SoonCheck<>(this, what, observation, true);
  }

  /** A name that no other claim and no earlier run has used: {@code ada-3f9a01c7}. */
  public String unique(String name) {
    return name + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /**
   * The same work without and with the mechanism; counts as a check and its control.
   *
   * @param what the quantity, without its unit: {@code "p50 of one product read"}
   * @param unit of both values: {@code "ms"}, {@code "statements"}
   */
  @CheckReturnValue
  public Comparison compare(String what, String unit) {
    return new Comparison(judge, what, unit);
  }

  /**
   * Somebody who calls an application; the exchanges become part of the story. For load, where a
   * story of each call would be noise, there is {@link Http#silent}.
   *
   * @param from who calls, by the name in the story: {@code "ada"}
   */
  public Http http(String from, App to) {
    return http(from, to.name(), to.url());
  }

  /**
   * The same for an application that the claim has not started itself.
   *
   * @param to the application that is called, by the name in the story: {@code "shop"}
   */
  public Http http(String from, String to, String baseUrl) {
    return Http.narrated(baseUrl, new Narrator(story, from, to));
  }

  /** Shows a statement and the plan that the database reports for it, one line each. */
  public void sql(String statement, List<String> plan) {
    story.tell(new Event.Queried(statement.strip(), plan));
  }

  /** The same of a plan that knows its statement. */
  public void plan(PlannedStatement planned) {
    sql(planned.sql(), planned.lines());
  }

  /** Shows a table. */
  public void table(String title, List<Column> columns, List<List<String>> rows) {
    var evidence = new ArrayList<@Nullable Evidence>();
    columns.forEach(column -> evidence.add(column.evidence()));
    story.tell(
        new Event.Tabled(title, columns.stream().map(Column::title).toList(), rows, evidence));
  }

  /** Shows a table with a row for each thing. */
  public <T> void table(
      String title, List<Column> columns, List<T> things, Function<? super T, List<String>> cells) {
    var rows = new ArrayList<List<String>>();
    things.forEach(thing -> rows.add(cells.apply(thing)));
    table(title, columns, rows);
  }

  /**
   * Shows bars, all counted or all measured.
   *
   * @param unit of the values: {@code "verifications per second"}
   */
  public void bars(String title, String unit, Bar... bars) {
    bars(title, unit, List.of(bars));
  }

  /** The same for a number of bars that the work decides on. */
  public void bars(String title, String unit, List<Bar> bars) {
    bars(title, unit, false, bars);
  }

  /** As {@link #bars(String, String, Bar...)}, on a logarithmic scale: for values orders apart. */
  public void logarithmicBars(String title, String unit, Bar... bars) {
    logarithmicBars(title, unit, List.of(bars));
  }

  /** The same for a number of bars that the work decides on. */
  public void logarithmicBars(String title, String unit, List<Bar> bars) {
    bars(title, unit, true, bars);
  }

  private void bars(String title, String unit, boolean logarithmic, List<Bar> bars) {
    var sides = bars.stream().map(Bar::side).toList();
    var evidence = sides.stream().map(Side::evidence).distinct().toList();
    if (evidence.size() > 1) {
      throw new IllegalArgumentException(
          "'%s' draws what was counted beside what was measured: draw two charts".formatted(title));
    }
    story.tell(
        new Event.BarsCharted(
            title,
            unit,
            logarithmic,
            sides.stream().map(Side::bar).toList(),
            evidence.stream().findFirst().orElse(null)));
  }

  /** Shows lines over a common x axis. */
  public void lines(String title, Event.Axis x, Event.Axis y, List<Event.Series> series) {
    story.tell(new Event.LinesCharted(title, x, y, series));
  }

  /**
   * Tells of long work, so that nobody wonders whether it hangs.
   *
   * @param total the number of steps, 0 where it is not known
   */
  public Progress progress(String what, long total) {
    return new Progress(story, what, total);
  }

  /**
   * Times one call after the other, by this thread, from the first one on.
   *
   * @param times how often
   * @throws Exception what the work throws, at once: a timing with errors means nothing
   */
  public Latencies time(String what, int times, Callable<?> work) throws Exception {
    var recorder = new Latencies.Recorder();
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      long before = System.nanoTime();
      work.call();
      recorder.record(System.nanoTime() - before);
    }
    var latencies = recorder.over(Duration.ofNanos(System.nanoTime() - start)).heldAgainst(1);
    tell(what, latencies, "one after the other");
    return latencies;
  }

  /**
   * The same after a warm-up that is neither timed nor part of the work, so that no count of the
   * claim is touched by it.
   *
   * @param warmUp is called a tenth as often, before
   */
  public Latencies time(String what, int times, Callable<?> warmUp, Callable<?> work)
      throws Exception {
    for (int i = 0; i < times / 10; i++) {
      warmUp.call();
    }
    return time(what, times, work);
  }

  /** Several works timed in turn, see {@link InTurn}. */
  @CheckReturnValue
  public InTurn inTurn(String what) {
    return new InTurn(this, what);
  }

  /** How often code runs in a second once it is steady, see {@link Rates}. */
  @CheckReturnValue
  public Rates rates(String what) {
    return new Rates(this, what);
  }

  /** A bounded load on something, see {@link Load}. */
  @CheckReturnValue
  public Load load(String what) {
    return new Load(this, what, new Latencies.Recorder());
  }

  /**
   * Ends the claim as skipped where something it needs is not to be had.
   *
   * @param possible whether the claim can be tried
   * @param reason why not, and how to get it: {@code "needs Docker: start it and run again"}
   */
  public void skipUnless(boolean possible, String reason) {
    if (!possible) {
      throw new TestAbortedException(reason);
    }
  }

  void tell(String what, Latencies latencies, String loop) {
    tell(what, latencies, latencies.count(), 0, latencies.perSecond(), loop);
  }

  void tell(String what, Load.Result result, String loop) {
    tell(what, result.succeeded(), result.requests(), result.errors(), result.perSecond(), loop);
  }

  private void tell(
      String what, Latencies latencies, long count, long errors, double perSecond, String loop) {
    story.tell(
        new Event.Timed(
            what, count, errors, perSecond, latencies.percentiles(), loop, latencies.spreads()));
  }
}
