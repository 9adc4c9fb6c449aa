package dev.backendlab.cli.story;

import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.face.Durations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last lines of a run. */
record Farewell(Ledger ledger, Setting setting, boolean whole, int width) {

  private static final int LABELS = 10;
  private static final int GAP = 3;

  List<Text> lines() {
    var lines = new ArrayList<Text>();
    if (!hasProvenThatItCanFail()) {
      lines.add(Text.of("─".repeat(width), Style.FAINT));
      if (ledger.entries().size() > 1) {
        lines.addAll(claims());
        lines.add(Text.EMPTY);
      }
      lines.addAll(count().wrapped(width));
    }
    lines.addAll(place("evidence", setting.evidence()));
    lines.addAll(place("code", setting.code()));
    if (ledger.count(Outcome.BROKEN) > 0 || ledger.ended() == null || ranIntoTrouble()) {
      lines.addAll(place("log", setting.log()));
    }
    lines.addAll(next());
    return lines;
  }

  /** The claim's own verdict has said it all. */
  private boolean hasProvenThatItCanFail() {
    return ledger.broken() != null && ledger.count(Outcome.REFUTED) > 0;
  }

  private boolean ranIntoTrouble() {
    return ledger.ended() != null && !ledger.ended().reason().isBlank();
  }

  /** Ids, verdicts and times, in columns as in a list of files. */
  private List<Text> claims() {
    var names = ledger.entries().stream().map(Farewell::named).toList();
    var times = ledger.entries().stream().map(Farewell::time).toList();
    int widest = widest(times);
    var cells = new ArrayList<Text>();
    for (int i = 0; i < names.size(); i++) {
      cells.add(names.get(i).padded(widest(names) + 2).and(times.get(i).flushRight(widest)));
    }
    int cell = widest(cells);
    int columns = Math.max(1, (width + GAP) / (cell + GAP));
    int rows = (cells.size() + columns - 1) / columns;
    var lines = new ArrayList<Text>();
    for (int row = 0; row < rows; row++) {
      var line = Text.EMPTY;
      for (int i = row; i < cells.size(); i += rows) {
        line = line.and(line.isEmpty() ? "" : " ".repeat(GAP)).and(cells.get(i).padded(cell));
      }
      lines.add(line);
    }
    return lines;
  }

  private static int widest(List<Text> texts) {
    return texts.stream().mapToInt(Text::width).max().orElse(0);
  }

  private static Text named(Ledger.Entry entry) {
    var outcome = entry.outcome();
    if (outcome == null) {
      return Text.of("?", Style.WARNING).and(" " + entry.claim());
    }
    return Endings.mark(outcome)
        .and(" " + entry.claim())
        .and(outcome == Outcome.PROVEN ? "" : " " + Endings.word(outcome), Endings.style(outcome));
  }

  private static Text time(Ledger.Entry entry) {
    return entry.outcome() == null
        ? Text.EMPTY
        : Text.of(Durations.ofMillis(entry.millis()), Style.FAINT);
  }

  private Text count() {
    int all = ledger.planned();
    long proven = ledger.count(Outcome.PROVEN);
    if (ledger.broken() != null) {
      return ofTheTwin();
    }
    var style = proven == all ? Style.GOOD_STRONG : Style.STRONG;
    var count =
        Text.of("%d of %d %s proven".formatted(proven, all, all == 1 ? "claim" : "claims"), style);
    count = count.and(part(Outcome.REFUTED)).and(part(Outcome.BROKEN)).and(part(Outcome.SKIPPED));
    long ended = ledger.entries().stream().filter(entry -> entry.outcome() != null).count();
    if (ended < all) {
      count = count.and(", %d not tried".formatted(all - ended), Style.WARNING);
    }
    return count.and(" in " + Durations.ofMillis(ledger.millis()));
  }

  private Text ofTheTwin() {
    return ledger.count(Outcome.SKIPPED) > 0
        ? sentence(Style.WARNING, "'%s' was skipped, so its broken twin was not tried")
        : sentence(Style.BAD_STRONG, "'%s' was not refuted on its broken twin: it proves nothing");
  }

  private Text sentence(Style style, String shape) {
    return Text.of(shape.formatted(ledger.broken()), style)
        .and(", in " + Durations.ofMillis(ledger.millis()));
  }

  private Text part(Outcome outcome) {
    long count = ledger.count(outcome);
    return count == 0
        ? Text.EMPTY
        : Text.of(", %d %s".formatted(count, Endings.word(outcome)), Endings.style(outcome));
  }

  private List<Text> place(String label, @Nullable String place) {
    return place == null ? List.of() : fact(label, Text.of(place));
  }

  private List<Text> fact(String label, Text text) {
    return Layout.hanging(Text.of(label, Style.FAINT).padded(LABELS), text, width);
  }

  private List<Text> next() {
    var id = setting.question();
    var broken = ledger.broken();
    if (broken != null) {
      return commands(
          new Suggestion("run " + id + " --claim " + broken, "the same on the real mechanism"),
          new Suggestion("code " + id + " " + broken, "the claim and what it reads"));
    }
    var refuted = first(Outcome.REFUTED);
    if (refuted != null) {
      return commands(
          new Suggestion("code " + id + " " + refuted, "the claim and what it reads"),
          new Suggestion("run " + id + " --claim " + refuted, "once more"));
    }
    var proven = first(Outcome.PROVEN);
    if (proven != null) {
      return commands(
          new Suggestion("break " + id + " " + proven, "see it fail without its mechanism"),
          new Suggestion("show " + id, "the answer and the follow-ups"));
    }
    return commands(
        new Suggestion("doctor", "what this machine has"),
        new Suggestion("show " + id, "the answer in words"));
  }

  /** The first claim that ended so; the most striking one where it did, too. */
  private @Nullable String first(Outcome outcome) {
    return ledger.entries().stream()
        .filter(entry -> entry.outcome() == outcome)
        .map(Ledger.Entry::claim)
        .min(Comparator.comparing(claim -> !claim.equals(setting.toBreak())))
        .orElse(null);
  }

  private record Suggestion(String command, String purpose) {}

  private List<Text> commands(Suggestion... suggestions) {
    var all = new ArrayList<>(List.of(suggestions));
    if (!whole && setting.evidence() != null) {
      all.add(new Suggestion("runs --full " + setting.question(), "this run, nothing left out"));
    }
    int longest = all.stream().mapToInt(each -> each.command().length()).max().orElse(0);
    var lines = new ArrayList<Text>();
    for (var suggestion : all) {
      lines.addAll(fact(lines.isEmpty() ? "next" : "", command(suggestion, longest)));
    }
    return lines;
  }

  private Text command(Suggestion suggestion, int longest) {
    var purpose = suggestion.purpose();
    boolean roomy = LABELS + longest + purpose.length() + 8 <= width;
    return Text.of("./lab " + suggestion.command(), Style.CODE)
        .padded(roomy ? longest + 8 : 0)
        .and(roomy ? purpose : "", Style.FAINT);
  }
}
