package dev.backendlab.cli.brief;

import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.Demands;
import java.util.ArrayList;
import java.util.List;

/**
 * One check: what was seen, what was demanded and, where there is room beside them, why.
 *
 * @param width of its lines
 */
record CheckLines(Event.Checked check, int width) {

  static final int INDENT = 4;
  private static final int LABELS = 10;
  private static final int LEAST_OF_A_VALUE = 20;
  private static final int DOTS = 4;

  /** Its line; two or more where it did not hold and is long. */
  List<Text> lines() {
    var what = what();
    var seen = seen();
    if (what.width() + seen.width() + 2 <= width) {
      return Layout.edges(
          hasReasonBeside() ? what.and(beside(), Style.FAINT) : what, seen, 0, width);
    }
    if (check.held()) {
      return actual().width() <= LEAST_OF_A_VALUE
          ? Layout.edges(what, actual(), INDENT, width)
          : inOneLine();
    }
    var lines = new ArrayList<Text>();
    lines.addAll(
        Layout.first(2, Layout.hanging(Signs.of(check.held()).and(" "), named(), width), width));
    lines.addAll(expectedAndHappened());
    return lines;
  }

  /** In one line where the expectation is short. */
  private List<Text> expectedAndHappened() {
    var expected = Text.of(" (expected " + Listing.of(check.expected()) + ")");
    int room = width - INDENT - expected.width();
    return room >= width / 2
        ? List.of(Text.of(" ".repeat(INDENT)).and(actual().shortened(room)).and(expected))
        : List.of(
            fact("expected", Text.of(Listing.of(check.expected()))), fact("happened", actual()));
  }

  /** The same, cut where it is too long. */
  List<Text> inOneLine() {
    var what = what();
    int room = width - what.width() - DOTS;
    var seen = seen();
    if (seen.width() <= room + 2) {
      return Layout.edges(what, seen, 0, width);
    }
    int value = Math.min(actual().width(), Math.max(room, LEAST_OF_A_VALUE));
    return Layout.edges(what.shortened(width - value - DOTS), actual().shortened(value), 0, width);
  }

  /** Why it is so, on lines of its own; none where it stands beside the check, or is not known. */
  List<Text> reason() {
    var because = check.because();
    return because == null || hasReasonBeside()
        ? List.of()
        : Layout.first(
            2,
            Layout.indented(
                INDENT, Text.of("because " + because, Style.FAINT).wrapped(width - INDENT)),
            width);
  }

  private boolean hasReasonBeside() {
    return check.because() != null
        && what().width() + beside().length() + seen().width() + 2 <= width;
  }

  private String beside() {
    return ", because " + check.because();
  }

  private Text fact(String label, Text text) {
    return Text.of(" ".repeat(INDENT))
        .and(Text.of(label, Style.FAINT).padded(LABELS))
        .and(text.shortened(width - INDENT - LABELS));
  }

  private Text what() {
    return Signs.of(check.held()).and(" ").and(named());
  }

  private Text named() {
    var style = !check.held() ? Style.STRONG : check.control() ? Style.FAINT : Style.PLAIN;
    return Text.of(check.control() ? "control: " : "", Style.FAINT).and(check.what(), style);
  }

  private Text actual() {
    var style = !check.held() ? Style.BAD_STRONG : check.control() ? Style.PLAIN : Style.STRONG;
    return Text.of(Listing.of(check.actual()), style);
  }

  private Text seen() {
    if (check.held()) {
      return Demands.isSaidTwice(check)
          ? actual()
          : actual().and(" (" + oneLine(check.expected()) + ")", Style.FAINT);
    }
    return actual().and(" (expected " + Listing.of(check.expected()) + ")");
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
