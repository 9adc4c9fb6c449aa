package dev.backendlab.kit.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.predict.Prediction.Option;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LotsTest {

  private static final Option RIGHT = new Option("401", "it is refused");
  private static final List<Option> OPTIONS =
      List.of(new Option("200", "it is let in"), RIGHT, new Option("503", "it is down"));

  @Test
  void theOrderIsTheSameEveryTime() {
    assertThat(Lots.draw("Which status?", OPTIONS))
        .containsExactlyInAnyOrderElementsOf(OPTIONS)
        .isEqualTo(Lots.draw("Which status?", OPTIONS.reversed()));
  }

  @Test
  void noPlaceIsTheRightOnesPlace() {
    var places =
        IntStream.range(0, 300)
            .map(i -> Lots.draw("Which status is number " + i + "?", OPTIONS).indexOf(RIGHT))
            .toArray();

    assertThat(IntStream.range(0, 3))
        .allSatisfy(place ->
            assertThat(IntStream.of(places).filter(each -> each == place).count())
                .isBetween(70L, 130L));
  }
}
