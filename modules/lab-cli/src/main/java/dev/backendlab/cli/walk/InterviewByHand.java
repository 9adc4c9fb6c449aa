package dev.backendlab.cli.walk;

import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import java.util.List;

/** A mock interview without a machine. */
final class InterviewByHand {

  private InterviewByHand() {}

  /** How to hold one of so many minutes. */
  static List<Text> of(int minutes) {
    return List.of(
        Text.of(
            "Ask somebody to interview you for %d minutes, or take a watch and ask yourself."
                .formatted(minutes)),
        Text.of("Draw questions as they come, say each answer aloud, and only then look: ")
            .and("./lab show q12 --all", Style.CODE)
            .and(" has follow-ups by level and the rubric."));
  }
}
