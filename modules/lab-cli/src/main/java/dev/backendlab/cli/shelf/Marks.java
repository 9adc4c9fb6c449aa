package dev.backendlab.cli.shelf;

import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Outcome;
import java.util.Optional;

/** A sign for how a claim went when it was last tried, with a space that no line ends at. */
final class Marks {

  private Marks() {}

  static Text of(Optional<Outcome> last) {
    return last.map(Marks::of).orElseGet(() -> Text.of("·\u00a0", Style.FAINT));
  }

  private static Text of(Outcome outcome) {
    return switch (outcome) {
      case PROVEN -> Text.of("✓\u00a0", Style.GOOD);
      case REFUTED -> Text.of("✗\u00a0", Style.BAD);
      case SKIPPED -> Text.of("○\u00a0", Style.WARNING);
      case BROKEN -> Text.of("✗\u00a0", Style.WARNING);
    };
  }
}
