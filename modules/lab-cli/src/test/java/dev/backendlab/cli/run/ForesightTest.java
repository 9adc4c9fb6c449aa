package dev.backendlab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.cli.LabFixture;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.event.Evidence;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.run.Runner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForesightTest {

  @TempDir private Path folder;

  @Test
  void asksFirstAndShowsGuessBesideMeasurement() throws IOException {
    var lab = new LabFixture(folder);
    lab.write(
        "modules/q12-jwt/src/test/resources/predictions.yml",
        """
        signature:
          - ask: Which status?
            about: status
            choices:
              - 200: he is let in
              - 401: he is not
        stateless:
          - ask: How many calls?
            about: calls
            unit: calls
        """);
    var session = lab.session("7\n2\n\n");
    var question = session.question(session.entry("q12"));

    var foresight = Foresight.asked(session, Runner.Order.all(question));

    assertThat(lab.out())
        .contains("Which status?", "1  he is let in", "2  he is not", "How many calls?")
        .contains("Answer with the number of your choice");
    assertThat(foresight.guesses().byPrediction()).isEqualTo(Map.of("signature.0", "2"));
    foresight.hear(
        line(new Event.Checked("status", "401", "401", true, false, null, Evidence.COUNTED, null)));
    var ended = line(new Event.ClaimEnded("signature", Outcome.PROVEN, "", 1));
    assertThat(foresight.hear(ended))
        .extracting(text -> text.plain().strip())
        .contains("you said he is not, it was he is not: right");
    assertThat(foresight.hear(line(new Event.ClaimEnded("stateless", Outcome.PROVEN, "", 1))))
        .isEmpty();
  }

  @Test
  void whoAnswersNothingIsToldNothing() throws IOException {
    var foresight = Foresight.none(new LabFixture(folder).session());

    assertThat(foresight.hear(line(new Event.ClaimEnded("signature", Outcome.PROVEN, "", 1))))
        .isEqualTo(List.of());
  }

  private static EventLine line(Event event) {
    return new EventLine(EventLine.VERSION, 0, 0, null, event);
  }
}
