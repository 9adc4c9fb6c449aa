package dev.backendlab.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.predict.Prediction;
import dev.backendlab.kit.predict.Predictions;
import dev.backendlab.kit.question.Question;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The choices of all predictions together: no place among them may tell anything. */
class ChoicesTest {

  private final List<Prediction.WhichOne> all =
      House.questionModules().stream()
          .flatMap(module -> Predictions.of(Question.in(module)).all().stream())
          .filter(Prediction.WhichOne.class::isInstance)
          .map(Prediction.WhichOne.class::cast)
          .toList();

  @Test
  void everyPlaceHasLowAndHighValuesAlike() {
    assertThat(all).hasSizeGreaterThan(30);
    var byValue = Comparator.comparing(Prediction.Option::value);
    var lowest = all.stream().map(it -> it.options().indexOf(min(it, byValue))).toList();
    var highest =
        all.stream().map(it -> it.options().indexOf(min(it, byValue.reversed()))).toList();

    assertThat(IntStream.range(0, 3))
        .allSatisfy(place -> {
          assertThat(Collections.frequency(lowest, place))
              .isBetween(all.size() / 6, all.size() / 2);
          assertThat(Collections.frequency(highest, place))
              .isBetween(all.size() / 6, all.size() / 2);
        });
  }

  private static Prediction.Option min(
      Prediction.WhichOne which, Comparator<Prediction.Option> order) {
    return Collections.min(which.options(), order);
  }
}
