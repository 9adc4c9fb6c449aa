package dev.backendlab.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Evidence;
import dev.backendlab.kit.story.Story;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {

  private final List<Event> told = new ArrayList<>();
  private final Judge judge = new Judge(new Story(line -> told.add(line.event())));
  private final Stage stage = new Stage(judge);

  @Test
  void checkAndControlThatHoldProveAClaim() {
    stage.check("status of the forged token", 401).is(401);
    stage.control("status of her own token", 200).is(200);

    assertThat(judge.verdict()).isEmpty();
    assertThat(told)
        .containsExactly(
            new Event.Checked(
                "status of the forged token",
                "401",
                "401",
                true,
                false,
                null,
                Evidence.COUNTED,
                null),
            new Event.Checked(
                "status of her own token", "200", "200", true, true, null, Evidence.COUNTED, null));
  }

  @Test
  void aClaimWithoutControlProvedNothing() {
    stage.check("the sum", 2).is(2);

    assertThat(judge.verdict()).containsExactly("proved nothing: no control");
  }

  @Test
  void aClaimWithoutAnythingProvedNothing() {
    assertThat(judge.verdict()).containsExactly("proved nothing: no check, no control");
  }

  @Test
  @SuppressWarnings("CheckReturnValue")
  void aCheckWithoutAVerdictRefutes() {
    stage.control("the sum", 2).is(2);
    stage.check("the sum", 2).is(2);
    stage.check("the product", 4);

    assertThat(judge.verdict())
        .containsExactly("'the product' was never given a verdict: end it with is(…) or its like");
  }

  @Test
  void aFailedCheckIsToldAndTheStoryGoesOn() {
    stage.check("status", 200).because("the signature covers every byte").is(401);
    stage.control("status of her own", 200).is(200);

    assertThat(judge.verdict()).containsExactly("status: expected 401, got 200");
    assertThat(told)
        .first()
        .isEqualTo(
            new Event.Checked(
                "status",
                "401",
                "200",
                false,
                false,
                "the signature covers every byte",
                Evidence.COUNTED,
                null));
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

    assertThat(judge.refutations()).hasSize(13);
  }

  @Test
  void aComparisonIsACheckWithItsControl() {
    stage
        .compare("statements", "statements")
        .without("no cache", 10_000)
        .with("cache-aside", 800)
        .isLowerBy(5);

    assertThat(judge.verdict()).isEmpty();
    assertThat(told)
        .containsExactly(
            new Event.Compared(
                "statements",
                new Event.Side("no cache", 10_000, null),
                new Event.Side("cache-aside", 800, null),
                "statements",
                "at least 5 times lower",
                12.5,
                true,
                null,
                Evidence.COUNTED));
  }

  @Test
  void whatIsOnlyShownProvesNothing() {
    stage
        .compare("p50", "ms")
        .without("slow", Measured.once(3))
        .with("fast", Measured.once(1))
        .show();

    assertThat(judge.verdict()).containsExactly("proved nothing: no check, no control");
    assertThat(judge.observations()).hasSize(1);
  }
}
