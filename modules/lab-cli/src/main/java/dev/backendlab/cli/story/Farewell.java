package dev.backendlab.cli.story;

import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.face.Durations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last lines of a run. */
record Farewell(Ledger ledger, Setting setting, int width) {

  private static final int LABELS = 10;

  List<Text> lines() {
    var lines = new ArrayList<Text>();
    lines.add(Text.of("─".repeat(width), Style.FAINT));
    if (ledger.entries().size() > 1) {
      lines.addAll(claims());
      lines.add(Text.EMPTY);
    }
    lines.addAll(count().wrapped(width));
    lines.addAll(place("evidence", setting.evidence()));
    lines.addAll(place("code", setting.code()));
    if (ledger.count(Outcome.BROKEN) > 0 || ledger.ended() == null || ranIntoTrouble()) {
      lines.addAll(place("log", setting.log()));
    }
    lines.addAll(next());
    return lines;
  }

  private boolean ranIntoTrouble() {
    return ledger.ended() != null && !ledger.ended().reason().isBlank();
  }

  private List<Text> claims() {
    int ids = ledger.entries().stream().mapToInt(each -> each.claim().length()).max().orElse(0);
    boolean beside = ids <= width / 3;
    var lines = new ArrayList<Text>();
    for (var entry : ledger.entries()) {
      var outcome = entry.outcome();
      var mark = outcome == null ? Text.of("?", Style.WARNING) : Endings.mark(outcome);
      var claim = mark.and(" ").and(Text.of(entry.claim()).padded(beside ? ids + 2 : 0));
      var sentence = Text.of(entry.sentence(), Style.FAINT);
      lines.addAll(
          beside ? Layout.hanging(claim, sentence, width) : List.of(claim.shortened(width)));
    }
    return lines;
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
    if (ledger.count(Outcome.REFUTED) > 0) {
      return sentence(
          Style.GOOD_STRONG, "'%s' was refuted on its broken twin: its checks can fail");
    }
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
    var refuted = first(Outcome.REFUTED);
    var proven = first(Outcome.PROVEN);
    if (ledger.broken() != null) {
      return commands(
          "run " + id + " --claim " + ledger.broken(), "the same on the real mechanism",
          "code " + id + " " + ledger.broken(), "the claim and what it reads");
    }
    if (refuted != null) {
      return commands(
          "code " + id + " " + refuted, "the claim and what it reads",
          "run " + id + " --claim " + refuted, "once more");
    }
    if (proven != null) {
      return commands(
          "break " + id + " " + proven, "see it fail without its mechanism",
          "show " + id, "the answer and the follow-ups");
    }
    return commands("doctor", "what this machine has", "show " + id, "the answer in words");
  }

  private @Nullable String first(Outcome outcome) {
    return ledger.entries().stream()
        .filter(entry -> entry.outcome() == outcome)
        .map(Ledger.Entry::claim)
        .findFirst()
        .orElse(null);
  }

  private List<Text> commands(String one, String why, String other, String whyOther) {
    int longest = Math.max(one.length(), other.length());
    var lines = new ArrayList<Text>();
    lines.addAll(fact("next", command(one, longest, why)));
    lines.addAll(fact("", command(other, longest, whyOther)));
    return lines;
  }

  private Text command(String command, int longest, String purpose) {
    boolean roomy = LABELS + longest + purpose.length() + 8 <= width;
    return Text.of("./lab " + command, Style.CODE)
        .padded(roomy ? longest + 8 : 0)
        .and(roomy ? purpose : "", Style.FAINT);
  }
}
