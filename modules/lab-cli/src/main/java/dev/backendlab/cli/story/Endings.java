package dev.backendlab.cli.story;

import dev.backendlab.cli.brief.Listing;
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
import org.jspecify.annotations.Nullable;

/** How a claim and a run end. */
final class Endings {

  private static final int LABELS = 10;
  private static final int MOST_LINES_OF_A_REFUTATION = 5;
  private static final int MOST_LINES_OF_A_REASON = 6;

  private Endings() {}

  /**
   * The verdict, and why where it is a refutation.
   *
   * @param left what the story has left out, in words
   * @param arrows a line about who called whom, if any
   */
  static List<Text> claim(
      Event.ClaimEnded ended, Ledger ledger, String left, List<Text> arrows, int width) {
    int room = width - Openings.GUTTER.length();
    var lines = new ArrayList<Text>();
    lines.addAll(verdict(ended, ledger, left, room));
    if (ended.outcome() == Outcome.REFUTED) {
      int most = MOST_LINES_OF_A_REFUTATION - lines.size() - arrows.size();
      lines.addAll(Layout.indented(2, refutation(ended, ledger, most, room - 2)));
    } else if (!ended.reason().isBlank()) {
      lines.addAll(
          Layout.indented(
              2,
              Layout.first(
                  MOST_LINES_OF_A_REASON, Text.of(ended.reason()).wrapped(room - 2), room - 2)));
    }
    lines.addAll(Layout.indented(2, arrows));
    return Openings.guttered(bar(ended.outcome()), lines);
  }

  private static List<Text> verdict(Event.ClaimEnded ended, Ledger ledger, String left, int room) {
    boolean asItMust = ended.claim().equals(ledger.broken()) && ended.outcome() == Outcome.REFUTED;
    var style = style(ended.outcome());
    var verdict =
        Text.of(word(ended.outcome()), style)
            .and(asItMust ? ", as it must be," : "", style)
            .and(" in " + Durations.ofMillis(ended.millis()), Style.FAINT)
            .and(grounds(ended, ledger), Style.FAINT);
    var lines = Layout.hanging(mark(ended.outcome()).and(" "), verdict, room);
    if (left.isEmpty() || lines.size() > 1) {
      return lines;
    }
    return List.of(
        lines.getFirst().and("; more with --full: " + left, Style.FAINT).shortened(room));
  }

  private static String grounds(Event.ClaimEnded ended, Ledger ledger) {
    int failed = ledger.failures().size();
    return ended.outcome() == Outcome.REFUTED && failed > 0
        ? ", by %d of %d checks".formatted(failed, ledger.demands())
        : Evidences.of(ledger.observations());
  }

  /** What was expected and happened, of the failure that tells most, and why. */
  private static List<Text> refutation(Event.ClaimEnded ended, Ledger ledger, int most, int room) {
    var failure = ledger.mainFailure().orElse(null);
    if (failure == null) {
      return Layout.first(most, Text.of(ended.reason()).wrapped(room), room);
    }
    var lines = new ArrayList<Text>();
    lines.addAll(facts(failure, room));
    var because = because(failure);
    var why = because == null ? ledger.twin() : because;
    if (why != null) {
      lines.addAll(
          Layout.first(most - lines.size(), fact("why", Text.of(why, Style.WARNING), room), room));
    }
    return lines;
  }

  private static List<Text> facts(Event failure, int room) {
    return switch (failure) {
      case Event.Checked checked ->
          facts(
              (checked.control() ? "control: " : "") + checked.what(),
              Listing.of(checked.expected()),
              Listing.of(checked.actual()),
              room);
      case Event.Compared compared ->
          facts(compared.what(), compared.demand(), Ratios.of(compared), room);
      default -> List.of();
    };
  }

  private static List<Text> facts(String what, String expected, String happened, int room) {
    int most = room - LABELS;
    int left = Math.max(most / 3, most - expected.length() - 2);
    var demand = Text.of(what).shortened(left).and(": " + expected).shortened(most);
    var lines = new ArrayList<Text>();
    lines.addAll(fact("expected", demand, room));
    lines.addAll(fact("happened", Text.of(happened, Style.BAD_STRONG).shortened(most), room));
    return lines;
  }

  private static @Nullable String because(Event failure) {
    return switch (failure) {
      case Event.Checked checked -> checked.because();
      case Event.Compared compared -> compared.because();
      default -> null;
    };
  }

  private static List<Text> fact(String label, Text text, int room) {
    return Layout.hanging(Text.of(label, Style.FAINT).padded(LABELS), text, room);
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
