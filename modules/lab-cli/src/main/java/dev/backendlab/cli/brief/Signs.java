package dev.backendlab.cli.brief;

import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;

/** The signs by which a story is read at a glance, in the colours of their meaning. */
public final class Signs {

  private Signs() {}

  /** Whether a check held. */
  public static Text of(boolean held) {
    return held ? Text.of("✓", Style.GOOD) : Text.of("✗", Style.BAD_STRONG);
  }

  /** Whether a comparison held. What was only shown neither held nor failed. */
  public static Text of(Event.Compared compared) {
    return compared.demand().isEmpty() ? Text.of("·", Style.FAINT) : of(compared.held());
  }

  /** The status of an answer; 0 where none came. */
  public static Text ofStatus(int status) {
    var style =
        switch (status / 100) {
          case 2 -> Style.GOOD_STRONG;
          case 3 -> Style.FIRST;
          case 4 -> Style.WARNING_STRONG;
          default -> Style.BAD_STRONG;
        };
    return Text.of(status == 0 ? "no answer" : Integer.toString(status), style);
  }
}
