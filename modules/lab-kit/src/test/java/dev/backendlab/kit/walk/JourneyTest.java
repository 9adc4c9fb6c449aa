package dev.backendlab.kit.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.practice.Footstep;
import dev.backendlab.kit.practice.Footstep.Done;
import dev.backendlab.kit.question.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JourneyTest {

  private final List<Footstep> taken = new ArrayList<>();

  @Test
  void itBeginsWithTheFirstStep() {
    assertThat(journey().resumesAt()).isZero();
    assertThat(journey().isBegun()).isFalse();
    assertThat(journey().inWords()).isEqualTo("3 steps, not begun");
  }

  @Test
  void itGoesOnBehindTheLastStepThatWasTaken() {
    take("q02", Done.RUN);
    assertThat(journey().resumesAt()).isEqualTo(2);

    take("q03", Done.SKIPPED);
    assertThat(journey().resumesAt()).as("the one that was left out").isZero();
    assertThat(journey().inWords()).isEqualTo("1 of 3 steps, 1 skipped");

    take("q01", Done.READ);
    assertThat(journey().isOver()).isTrue();
    assertThat(journey().inWords()).isEqualTo("2 of 3 steps, 1 skipped");
  }

  @Test
  void theLastThatWasDoneCounts() {
    take("q01", Done.SKIPPED);
    take("q01", Done.RUN);

    assertThat(journey().inWords()).isEqualTo("1 of 3 steps");
    assertThat(journey().of(walk("q01").steps().getFirst())).map(Footstep::done).contains(Done.RUN);
  }

  @Test
  void againForgetsWhatWasBefore() {
    take("q01", Done.RUN);
    take("", Done.AGAIN);
    assertThat(journey().isBegun()).isFalse();

    take("q01", Done.RUN);
    assertThat(journey().resumesAt()).isEqualTo(1);
  }

  @Test
  void stepsKeepWhatWasDoneWhenTheWalkIsEdited() {
    take("q01", Done.RUN);
    take("q03", Done.RUN);

    var edited = Journey.of(walk("q03", "q09", "q01", "q02"), taken);
    assertThat(edited.inWords()).isEqualTo("2 of 4 steps");
    assertThat(edited.resumesAt()).isEqualTo(1);
    assertThat(Journey.of(walk("q07"), taken).isBegun()).as("of a step that is gone").isFalse();
  }

  @Test
  void otherWalksDoNotCount() {
    taken.add(Footstep.now("another", "q01", Done.RUN, "", "page"));

    assertThat(journey().isBegun()).isFalse();
  }

  private void take(String step, Done done) {
    taken.add(Footstep.now("a-walk", step, done, "", "terminal"));
  }

  private Journey journey() {
    return Journey.of(walk("q01", "q02", "q03"), taken);
  }

  private static Walk walk(String... questions) {
    var steps =
        Stream.of(questions)
            .map(id -> (Step) new Step.OfQuestion(id, List.of(), "Then.", 1))
            .toList();
    return new Walk(Path.of("1-a-walk.md"), "a-walk", "A walk", 20, Level.SENIOR, "", steps);
  }
}
