package dev.backendlab.cli.story;

import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Terminal;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.figure.Figures;

/** The line that is drawn in place while work goes on. */
final class Waiting {

  private static final int LONGEST = 30;
  private static final int LONGEST_GLIMPSE = 60;

  private Waiting() {}

  static Text progress(Event.Progressed progress, Terminal terminal) {
    var what = Text.of("  " + progress.what() + "  ");
    var done = Figures.of(progress.done());
    if (progress.total() <= 0) {
      return what.and(done, Style.STRONG);
    }
    double share = Math.clamp((double) progress.done() / progress.total(), 0, 1);
    var figures =
        "  %d %%  %s of %s".formatted(Math.round(share * 100), done, Figures.of(progress.total()));
    int room = Math.min(LONGEST, terminal.width() - 1 - what.width() - figures.length());
    if (room < 5) {
      return what.and(Math.round(share * 100) + " %", Style.STRONG);
    }
    int full = (int) Math.round(share * room);
    return what.and("█".repeat(full), Style.FIRST)
        .and("░".repeat(room - full), Style.FAINT)
        .and(figures, Style.FAINT);
  }

  /** How long nothing was heard, behind the last that was. */
  static Text since(String claim, Text glimpse, long millis) {
    return Text.of("  ")
        .and(glimpse.isEmpty() ? Text.of(claim, Style.FAINT) : glimpse.shortened(LONGEST_GLIMPSE))
        .and("  ")
        .and("%d s".formatted(millis / 1_000), Style.FAINT);
  }
}
