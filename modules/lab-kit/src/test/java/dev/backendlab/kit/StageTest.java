package dev.backendlab.kit;

import static dev.backendlab.kit.Bar.bar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Evidence;
import dev.backendlab.kit.story.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StageTest {

  private static final List<Column> COLUMNS = List.of(Column.of("a"), Column.counted("b"));

  private final List<Event> told = new ArrayList<>();
  private final Judge judge = new Judge(new Story(line -> told.add(line.event())));
  private final Stage stage = new Stage(judge);

  @Test
  void wholeNumbersAreEqualWhateverTheirType() {
    stage.check("count", 3L).is(3);
    stage.control("count", 3).isNot(4L);

    assertThat(judge.verdict()).isEmpty();
  }

  @Test
  void boundsNeedANumber() {
    assertThatThrownBy(() -> stage.check("status", "fine").isAtLeast(1))
        .hasMessage("'status' is fine: a bound needs a number");
  }

  @Test
  void aTableWithACrookedRowIsRefused() {
    assertThatThrownBy(() -> stage.table("t", COLUMNS, List.of(List.of("1"))))
        .hasMessage("The table 't' has 2 columns, a row has 1 cells: [1]");
  }

  @Test
  void barsKeepTheirOrder() {
    stage.bars("sizes", "bytes", bar("b", 2), bar("a", 1));

    assertThat(told)
        .containsExactly(
            new Event.BarsCharted(
                "sizes",
                "bytes",
                false,
                List.of(new Event.Bar("b", 2, null), new Event.Bar("a", 1, null)),
                Evidence.COUNTED));
  }

  @Test
  void progressTellsTheLastStepHoweverFast() {
    var progress = stage.progress("loading", 1_000);
    for (int i = 0; i < 1_000; i++) {
      progress.step();
    }

    assertThat(told).last().isEqualTo(new Event.Progressed("loading", 1_000, 1_000));
    assertThat(told).hasSizeLessThan(1_000);
  }

  @Test
  void aFractionSaysHowItCameAbout() {
    assertThatThrownBy(() -> stage.check("share", 0.5).is(0.5))
        .hasMessage("'share' is 0.50: say how it came about, as Counted or as Measured");
    stage.check("share", Counted.per(1, 2)).is(new Counted(0.5));
    stage.control("whole", Counted.percent(50, 50)).is(100);

    assertThat(judge.verdict()).isEmpty();
  }

  @Test
  void aDemandHoldsForAllOfTheSpreadOrNotAtAll() {
    var slow = new Measured(30, 100, 24, 36, true);
    var fast = new Measured(10, 100, 9, 11, true);
    stage.compare("p50", "ms").without("slow", slow).with("fast", fast).isLowerBy(2);
    assertThat(judge.refutations()).isEmpty();

    stage.compare("p50", "ms").without("slow", slow).with("fast", fast).isLowerBy(2.5);
    assertThat(judge.refutations()).hasSize(1); // 3 times lower, and perhaps only 24 / 11
    stage.compare("p50", "ms").without("fast", fast).with("slow", slow).isHigherBy(2.5);
    stage.compare("p50", "ms").without("fast", fast).with("slow", slow).isWithin(3.5);
    stage.check("p50", fast).isAtMost(10);
    stage.check("p50", fast).isAtLeast(10);
    assertThat(judge.refutations()).hasSize(5);
    assertThat(told)
        .last()
        .isEqualTo(
            new Event.Checked(
                "p50",
                "at least 10",
                "10",
                false,
                false,
                null,
                Evidence.MEASURED,
                new Event.Spread(100, 9, 11, true)));
  }

  @Test
  void aSmallDifferenceOfMeasurementsIsNoDemand() {
    var slow = new Measured(30, 100, 29, 31, true);
    var fast = new Measured(10, 100, 9, 11, true);

    assertThatThrownBy(
            () -> stage.compare("p50", "ms").without("s", slow).with("f", fast).isLowerBy(1.4))
        .hasMessage(
            "'p50' was measured: demand at least 1.50 times, "
                + "or show it and check what can be counted");
    stage.compare("p50", "ms").without("s", slow).with("f", fast).isLowerBy(1.5);
    stage.compare("calls", "calls").without("s", 11).with("f", 10).isLowerBy(1.1);

    assertThat(judge.verdict()).isEmpty();
  }

  @Test
  void aMeasuredFigureEqualsNothing() {
    assertThatThrownBy(() -> stage.check("p50", Measured.once(3)).is(3))
        .hasMessage("'p50' was measured: demand a bound");
  }

  @Test
  void whatWasCountedIsNotDrawnBesideWhatWasMeasured() {
    assertThatThrownBy(() -> stage.bars("mixed", "ms", bar("a", 1), bar("b", Measured.once(2))))
        .hasMessageContaining("draws what was counted beside what was measured");
  }

  @Test
  void aWarmUpIsNoPartOfTheWork() throws Exception {
    var works = new AtomicInteger();
    var warmUps = new AtomicInteger();

    var timed = stage.time("work", 100, warmUps::incrementAndGet, works::incrementAndGet);

    assertThat(timed.count()).isEqualTo(100);
    assertThat(works).hasValue(100);
    assertThat(warmUps).hasValue(10);
  }

  @Test
  void worksInTurnAreEachDoneOnceARoundInChangingOrder() throws Exception {
    var done = new ArrayList<String>();
    var timed =
        stage.inTurn("work").way("a", () -> done.add("a")).way("b", () -> done.add("b")).rounds(40);

    assertThat(timed.all().keySet()).containsExactly("a", "b");
    assertThat(timed.of("a").count()).isEqualTo(40);
    assertThat(done).hasSize(2 * 60);
    var rounds = IntStream.range(0, 60).mapToObj(i -> done.subList(2 * i, 2 * i + 2)).toList();
    assertThat(rounds).contains(List.of("a", "b"), List.of("b", "a"));
    assertThat(told).hasSize(2).allMatch(Event.Timed.class::isInstance);
  }

  @Test
  void aRateIsToldOnceItIsSteady() {
    var rates =
        stage
            .rates("work")
            .way("hashing", () -> assertThat(List.of(1, 2, 3).hashCode()).isNotZero())
            .steady(Duration.ofMillis(400), Duration.ofSeconds(10));

    assertThat(rates.of("hashing").n()).isEqualTo(5);
    assertThat(rates.of("hashing").steady()).isTrue();
    assertThat(rates.of("hashing").low()).isLessThanOrEqualTo(rates.of("hashing").value());
  }

  @Test
  void aRateThatDoesNotGetSteadySaysSo() {
    var slices = new AtomicInteger();
    var rates =
        stage
            .rates("work that grows")
            .way(
                "growing",
                () -> {
                  long sum = 0;
                  int size = 200 * slices.incrementAndGet();
                  for (int i = 0; i < size; i++) {
                    sum += Integer.toString(i).length();
                  }
                  assertThat(sum).isPositive();
                })
            .steady(Duration.ZERO, Duration.ofMillis(400));

    assertThat(rates.of("growing").steady()).isFalse();
  }

  @Test
  void whatIsAboutToBecomeSoIsToldOnce() {
    var looks = new AtomicInteger();
    stage.checkSoon("looks", looks::incrementAndGet).because("it counts them").is(5);
    stage.controlSoon("more looks", looks::incrementAndGet).isAtLeast(7);
    stage.checkSoon("never", () -> 1).within(Duration.ofMillis(20)).is(2);

    assertThat(judge.refutations()).containsExactly("never: expected 2, got 1");
    assertThat(told).hasSize(3);
    assertThat(told)
        .first()
        .isEqualTo(
            new Event.Checked(
                "looks", "5", "5", true, false, "it counts them", Evidence.COUNTED, null));
  }

  @Test
  void anExchangeNamesBothAndThrowsForNothing() {
    try (var shop = StubServer.answering(503, "later")) {
      var answer = stage.http("ada", "shop", shop.url()).with("X-Try", "1").get("/orders");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(told).hasSize(1);
      var exchange = (Event.Exchanged) told.getFirst();
      assertThat(exchange.from()).isEqualTo("ada");
      assertThat(exchange.to()).isEqualTo("shop");
      assertThat(exchange.status()).isEqualTo(503);
      assertThat(exchange.requestHeaders()).containsEntry("X-Try", "1");
    }
  }

  @Test
  void timingEndsWithTheFirstError() {
    assertThatThrownBy(() ->
            stage.time(
                "work",
                10,
                () -> {
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");
  }
}
