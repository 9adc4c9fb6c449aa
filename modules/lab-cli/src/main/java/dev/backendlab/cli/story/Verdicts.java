package dev.backendlab.cli.story;

import dev.backendlab.cli.brief.Signs;
import dev.backendlab.cli.text.Bars;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.Demands;
import dev.backendlab.kit.face.Evidences;
import dev.backendlab.kit.face.Ratios;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks, controls and comparisons: what was seen, and whether it is what the claim demands. */
final class Verdicts {

  private static final int INDENT = 4;
  private static final int LABELS = 10;

  private final int width;

  Verdicts(int width) {
    this.width = width;
  }

  List<Text> check(Event.Checked check) {
    var mark = Signs.of(check.held()).and(" ");
    var role = check.control() ? Text.of("control: ", Style.FAINT) : Text.EMPTY;
    var what = mark.and(role).and(Text.of(check.what(), what(check)));
    if (!check.held()) {
      var lines =
          new ArrayList<>(Layout.hanging(mark, role.and(check.what(), Style.STRONG), width));
      lines.addAll(evidence(check.expected(), check.actual(), check.because()));
      lines.addAll(note(Evidences.of(check)));
      return lines;
    }
    var actual = Text.of(oneLine(check.actual()), check.control() ? Style.PLAIN : Style.STRONG);
    var seen =
        Demands.isSaidTwice(check)
            ? actual
            : actual.and(" (" + oneLine(check.expected()) + ")", Style.FAINT);
    var lines = new ArrayList<Text>();
    if (seen.width() <= width - INDENT) {
      lines.addAll(Layout.edges(what, seen, INDENT, width));
    } else {
      lines.addAll(Layout.hanging(mark, role.and(Text.of(check.what(), what(check))), width));
      lines.add(Text.of(" ".repeat(INDENT)).and(actual.shortened(width - INDENT)));
    }
    lines.addAll(note(Evidences.of(check)));
    lines.addAll(mechanism(check.because()));
    return lines;
  }

  private static Style what(Event.Checked check) {
    return check.control() ? Style.FAINT : Style.PLAIN;
  }

  List<Text> comparison(Event.Compared compared) {
    var ratio = Text.of(Ratios.of(compared), style(compared));
    var lines =
        new ArrayList<>(
            Layout.edges(Signs.of(compared).and(" " + compared.what()), ratio, INDENT, width));
    var bars =
        new Bars(
            compared.unit(),
            false,
            List.of(
                new Bars.Bar(compared.without().label(), compared.without().value(), Style.FAINT),
                new Bars.Bar(compared.with().label(), compared.with().value(), Style.FIRST)));
    lines.addAll(Layout.indented(INDENT, bars.lines(width - INDENT)));
    lines.addAll(note(Evidences.of(compared)));
    if (compared.held()) {
      lines.addAll(note(compared.demand().isEmpty() ? "" : "demanded: " + compared.demand()));
      lines.addAll(mechanism(compared.because()));
    } else {
      lines.addAll(evidence(compared.demand(), Ratios.of(compared), compared.because()));
    }
    return lines;
  }

  /** What was expected, and why, and what happened: the same lines for all that did not hold. */
  private List<Text> evidence(String expected, String happened, @Nullable String because) {
    var lines = new ArrayList<Text>();
    lines.addAll(fact("expected", Text.of(expected)));
    if (because != null) {
      lines.addAll(fact("because", Text.of(because)));
    }
    lines.addAll(fact("happened", Text.of(happened, Style.BAD_STRONG)));
    return lines;
  }

  private List<Text> fact(String label, Text text) {
    var margin = Text.of(" ".repeat(INDENT)).and(Text.of(label, Style.FAINT).padded(LABELS));
    return Layout.hanging(margin, text, width);
  }

  private List<Text> mechanism(@Nullable String because) {
    return because == null ? List.of() : note("because " + because);
  }

  private List<Text> note(String note) {
    return note.isEmpty()
        ? List.of()
        : Layout.indented(INDENT, Text.of(note, Style.FAINT).wrapped(width - INDENT));
  }

  private static Style style(Event.Compared compared) {
    return compared.demand().isEmpty()
        ? Style.STRONG
        : compared.held() ? Style.GOOD_STRONG : Style.BAD_STRONG;
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
