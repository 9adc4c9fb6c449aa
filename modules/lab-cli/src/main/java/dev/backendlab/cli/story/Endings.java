package dev.backendlab.cli.story;

import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.face.Durations;
import dev.backendlab.kit.face.Evidences;
import dev.backendlab.kit.face.Ratios;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a claim and a run end. */
final class Endings {

  private static final int LABELS = 10;
  private static final int MOST_FAILURES = 3;

  private Endings() {}

  static List<Text> claim(Event.ClaimEnded ended, Ledger ledger, int width) {
    int room = width - Openings.GUTTER.length();
    boolean asItMust = ended.claim().equals(ledger.broken()) && ended.outcome() == Outcome.REFUTED;
    var style = style(ended.outcome());
    var lines = new ArrayList<Text>();
    lines.addAll(
        Layout.hanging(
            mark(ended.outcome()).and(" "),
            Text.of(word(ended.outcome()), style)
                .and(asItMust ? ", as it must be," : "", style)
                .and(" in " + Durations.ofMillis(ended.millis()), Style.FAINT)
                .and(Evidences.of(ledger.observations()), Style.FAINT),
            room));
    if (ended.outcome() == Outcome.REFUTED) {
      lines.addAll(refutation(ended, ledger, room));
    } else if (!ended.reason().isBlank()) {
      lines.addAll(Layout.indented(2, Text.of(ended.reason()).wrapped(room - 2)));
    }
    return Openings.guttered(bar(ended.outcome()), lines);
  }

  private static List<Text> refutation(Event.ClaimEnded ended, Ledger ledger, int room) {
    var failures = ledger.failures();
    if (failures.isEmpty()) {
      return Layout.indented(2, Text.of(ended.reason()).wrapped(room - 2));
    }
    var lines = new ArrayList<Text>();
    failures.stream().limit(MOST_FAILURES).forEach(failure -> lines.addAll(summary(failure, room)));
    if (failures.size() > MOST_FAILURES) {
      lines.add(Text.of("  and %d more above".formatted(failures.size() - MOST_FAILURES)));
    }
    if (ledger.twin() != null) {
      lines.addAll(fact("why", Text.of(ledger.twin(), Style.WARNING), room));
    }
    return lines;
  }

  private static List<Text> summary(Event failure, int room) {
    return switch (failure) {
      case Event.Checked checked -> summary(checked, room);
      case Event.Compared compared ->
          facts(compared.what() + ": " + compared.demand(), Ratios.of(compared), room);
      default -> List.of();
    };
  }

  private static List<Text> summary(Event.Checked checked, int room) {
    var control = checked.control() ? "control: " : "";
    return facts(control + checked.what() + ": " + checked.expected(), checked.actual(), room);
  }

  private static List<Text> facts(String expected, String happened, int room) {
    var lines = new ArrayList<Text>();
    lines.addAll(fact("expected", Text.of(expected), room));
    lines.addAll(fact("happened", Text.of(happened, Style.BAD_STRONG), room));
    return lines;
  }

  private static List<Text> fact(String label, Text text, int room) {
    return Layout.hanging(
        Text.of("  ").and(Text.of(label, Style.FAINT).padded(LABELS)), text, room);
  }

  /** Only a run that itself failed has something to say; the rest stands in the last lines. */
  static List<Text> run(Event.RunEnded ended, Ledger ledger, int width) {
    return ended.reason().isBlank() || ended.reason().equals(ledger.lastReason())
        ? List.of()
        : Layout.hanging(
            mark(ended.outcome()).and(" "), Text.of(ended.reason(), Style.STRONG), width);
  }

  static Text mark(Outcome outcome) {
    return switch (outcome) {
      case PROVEN -> Text.of("✓", Style.GOOD_STRONG);
      case REFUTED -> Text.of("✗", Style.BAD_STRONG);
      case SKIPPED -> Text.of("○", Style.WARNING);
      case BROKEN -> Text.of("✗", Style.WARNING_STRONG);
    };
  }

  static Style style(Outcome outcome) {
    return switch (outcome) {
      case PROVEN -> Style.GOOD_STRONG;
      case REFUTED -> Style.BAD_STRONG;
      case SKIPPED -> Style.WARNING;
      case BROKEN -> Style.WARNING_STRONG;
    };
  }

  private static Style bar(Outcome outcome) {
    return switch (outcome) {
      case PROVEN -> Style.GOOD;
      case REFUTED -> Style.BAD;
      case SKIPPED, BROKEN -> Style.WARNING;
    };
  }

  static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
