package dev.backendlab.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.internal.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageTest {

  private final List<Event> told = new ArrayList<>();
  private final Stage stage = new Stage(new Story(line -> told.add(line.event())));

  @Test
  void checkAndControlThatHoldProveAClaim() {
    stage.check("status of the forged token", 401).is(401);
    stage.control("status of her own token", 200).is(200);

    assertThat(stage.verdict()).isEmpty();
    assertThat(told)
        .containsExactly(
            new Event.Checked("status of the forged token", "401", "401", true, false, null),
            new Event.Checked("status of her own token", "200", "200", true, true, null));
  }

  @Test
  void aClaimWithoutControlProvedNothing() {
    stage.check("the sum", 2).is(2);

    assertThat(stage.verdict()).containsExactly("proved nothing: no control");
  }

  @Test
  void aClaimWithoutAnythingProvedNothing() {
    assertThat(stage.verdict()).containsExactly("proved nothing: no check, no control");
  }

  @Test
  @SuppressWarnings("CheckReturnValue")
  void aCheckWithoutAVerdictRefutes() {
    stage.control("the sum", 2).is(2);
    stage.check("the sum", 2).is(2);
    stage.check("the product", 4);

    assertThat(stage.verdict())
        .containsExactly("'the product' was never given a verdict: end it with is(…) or its like");
  }

  @Test
  void aFailedCheckIsToldAndTheStoryGoesOn() {
    stage.check("status", 200).because("the signature covers every byte").is(401);
    stage.control("status of her own", 200).is(200);

    assertThat(stage.verdict()).containsExactly("status: expected 401, got 200");
    assertThat(told)
        .first()
        .isEqualTo(
            new Event.Checked(
                "status", "401", "200", false, false, "the signature covers every byte"));
  }

  @Test
  void wholeNumbersAreEqualWhateverTheirType() {
    stage.check("count", 3L).is(3);
    stage.control("count", 3).isNot(4L);

    assertThat(stage.verdict()).isEmpty();
  }

  @Test
  void boundsNeedANumber() {
    assertThatThrownBy(() -> stage.check("status", "fine").isAtLeast(1))
        .hasMessage("'status' is fine: a bound needs a number");
  }

  @Test
  void everyVerdictCanFail() {
    stage.check("is", 1).is(2);
    stage.check("is not", 1).isNot(1);
    stage.check("one of", 1).isOneOf(2, 3);
    stage.check("at least", 1).isAtLeast(2);
    stage.check("at most", 2).isAtMost(1);
    stage.check("between", 5).isBetween(1, 4);
    stage.check("contains", "text").contains("other");
    stage.check("nothing", null).contains("text");
    stage.check("words", 1).is("an even number", number -> number % 2 == 0);
    stage.compare("lower", "ms").without("a", 10).with("b", 9).isLowerBy(2);
    stage.compare("higher", "ms").without("a", 10).with("b", 11).isHigherBy(2);
    stage.compare("within", "ms").without("a", 10).with("b", 31).isWithin(3);
    stage.compare("nothing at all", "statements").without("a", 0).with("b", 0).isLowerBy(2);

    assertThat(stage.refutations()).hasSize(13);
  }

  @Test
  void aComparisonIsACheckWithItsControl() {
    stage
        .compare("statements", "statements")
        .without("no cache", 10_000)
        .with("cache-aside", 800)
        .isLowerBy(5);

    assertThat(stage.verdict()).isEmpty();
    assertThat(told)
        .containsExactly(
            new Event.Compared(
                "statements",
                new Event.Side("no cache", 10_000),
                new Event.Side("cache-aside", 800),
                "statements",
                "at least 5 times lower",
                12.5,
                true,
                null));
  }

  @Test
  void aTableWithACrookedRowIsRefused() {
    assertThatThrownBy(() -> stage.table("t", List.of("a", "b"), List.of(List.of("1"))))
        .hasMessage("The table 't' has 2 columns, a row has 1 cells: [1]");
  }

  @Test
  void barsKeepTheirOrder() {
    stage.bars("sizes", "bytes", new java.util.TreeMap<>(Map.of("b", 2, "a", 1)));

    assertThat(told)
        .containsExactly(
            new Event.BarsCharted(
                "sizes", "bytes", false, List.of(new Event.Bar("a", 1), new Event.Bar("b", 2))));
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
