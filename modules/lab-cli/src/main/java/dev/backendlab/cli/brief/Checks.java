package dev.backendlab.cli.brief;

import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Checks in a row. Where room is short, the reasons of controls go, then other reasons, then checks
 * that held; what did not hold stays.
 */
final class Checks {

  private static final int REASON_OF_CONTROL = 12;
  private static final int REASON = 30;
  private static final int LAST_REASON = 50;
  private static final int LAST_CHECK = 80;
  private static final int NO_WORD = 5;
  private static final int LENGTH_OF_A_FAILURE = 60;
  private static final int FAILURE = 200;
  private static final int ALL_FAILURES = 1_000;
  private static final int FIRST_FAILURES = 3;

  private final List<Event.Checked> checks;
  private final int width;
  private final Set<Integer> reasons = new TreeSet<>();
  private final Set<Integer> shown = new TreeSet<>();
  private final List<Version> versions = new ArrayList<>();
  private boolean cut;
  private int loss;

  private Checks(List<Event.Checked> checks, int width) {
    this.checks = checks;
    this.width = width;
    IntStream.range(0, checks.size()).forEach(shown::add);
    shown.stream().filter(i -> !of(i).reason().isEmpty()).forEach(reasons::add);
  }

  static Passage of(List<Event.Checked> checks, int width) {
    return new Passage(Passage.Kind.LINES, new Checks(checks, width).versions());
  }

  private List<Version> versions() {
    add();
    backwards().filter(i -> checks.get(i).control()).forEach(i -> silence(i, REASON_OF_CONTROL));
    backwards()
        .filter(i -> !checks.get(i).control())
        .forEach(i -> silence(i, reasons.size() == 1 ? LAST_REASON : REASON));
    inOrderOfLittle().forEach(this::leaveOut);
    if (shown.isEmpty()) {
      return versions;
    }
    cut = true;
    loss += LENGTH_OF_A_FAILURE * shown.size();
    add();
    backwards().filter(i -> shown.size() > FIRST_FAILURES).forEach(this::leaveOut);
    versions.add(
        Version.without(
            loss + ALL_FAILURES,
            Left.of("check", left(true)).and(Left.of("failed check", checks.size() - left(true)))));
    return versions;
  }

  private IntStream backwards() {
    int last = checks.size() - 1;
    return IntStream.rangeClosed(0, last).map(i -> last - i);
  }

  /**
   * What held, the least interesting first: what has no reason before what has one, more controls
   * before the first control, and late ones before early ones.
   */
  private List<Integer> inOrderOfLittle() {
    return backwards()
        .filter(this::isHeld)
        .boxed()
        .sorted(Comparator.comparingInt(this::interest))
        .toList();
  }

  private int interest(int index) {
    var check = checks.get(index);
    boolean isFirst =
        IntStream.range(0, index).noneMatch(i -> checks.get(i).control() == check.control());
    return (check.because() == null ? 0 : 4) + (isFirst ? 2 : 0) + (check.control() ? 0 : 1);
  }

  private boolean isHeld(int index) {
    return checks.get(index).held();
  }

  private void silence(int index, int price) {
    if (reasons.remove(index)) {
      loss += price;
      add();
    }
  }

  private void leaveOut(int index) {
    if (shown.remove(index)) {
      loss += isHeld(index) ? ofACheck(checks.get(index).because() != null) : FAILURE;
      add();
    }
  }

  /** Beside many others, one of them is missed less. */
  private int ofACheck(boolean reasoned) {
    int others = shown.size();
    int price = others == 0 ? LAST_CHECK : others < 3 ? 26 : others < 4 ? 20 : others < 6 ? 14 : 9;
    return reasoned ? price + price / 2 : price;
  }

  private void add() {
    int held = left(true);
    var lines = lines();
    if (held > 0) {
      versions.add(new Version(lines, loss + NO_WORD, Left.of("check", held)));
      lines.add(Signs.of(true).and(" %d more held: --full".formatted(held), Style.FAINT));
    }
    versions.add(new Version(lines, loss));
  }

  private List<Text> lines() {
    var lines = new ArrayList<Text>();
    for (int index : shown) {
      var check = of(index);
      lines.addAll(cut ? check.inOneLine() : check.lines());
      if (reasons.contains(index)) {
        lines.addAll(check.reason());
      }
    }
    int failed = left(false);
    if (failed > 0) {
      lines.add(Signs.of(false).and(" %d more did not hold: --full".formatted(failed)));
    }
    return lines;
  }

  private int left(boolean held) {
    return (int)
        IntStream.range(0, checks.size())
            .filter(i -> !shown.contains(i) && isHeld(i) == held)
            .count();
  }

  private CheckLines of(int index) {
    return new CheckLines(checks.get(index), width);
  }
}
