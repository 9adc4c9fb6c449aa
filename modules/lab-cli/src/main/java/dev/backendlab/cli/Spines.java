package dev.backendlab.cli;

import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.Shelf;
import dev.backendlab.kit.run.Runs;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What can be seen of a question on the shelf. */
record Spines(Session session, List<String> asides) {

  private static final int INDENT = 7;

  List<Text> of(Shelf.Entry entry) {
    int width = session.terminal().measure();
    var id =
        Text.of("  " + entry.id() + "  ", entry.module().isPresent() ? Style.FIRST : Style.FAINT);
    if (entry.module().isEmpty()) {
      return Layout.hanging(id, Text.of(entry.question(), Style.FAINT), width);
    }
    var past = last(entry);
    var lines = new ArrayList<>(head(id, entry, past, width));
    try {
      lines.addAll(claims(entry.read(), past, width));
    } catch (BrokenQuestion defects) {
      asides.add(defects.getMessage());
      lines.add(Text.of(" ".repeat(INDENT)).and("its README.md is defective", Style.BAD));
    }
    return lines;
  }

  private List<Runs.Past> last(Shelf.Entry entry) {
    var found = session.runs().last(entry.id());
    found
        .setAside()
        .forEach(place ->
            asides.add("Not a run, so it is out of the way: " + session.places().brief(place)));
    return found.runs();
  }

  private static List<Text> head(Text id, Shelf.Entry entry, List<Runs.Past> past, int width) {
    var question = Text.of(entry.question(), Style.STRONG);
    if (past.isEmpty()) {
      return Layout.hanging(id, question, width);
    }
    return Layout.edges(id.and(question), state(past.getFirst()), INDENT, width);
  }

  private static Text state(Runs.Past past) {
    long proven = count(past, Outcome.PROVEN);
    int all = past.started().claims().size();
    boolean good = proven + count(past, Outcome.SKIPPED) == all;
    return Text.of("%d of %d".formatted(proven, all), good ? Style.GOOD : Style.BAD)
        .and(", " + ago(past.started().startedAt()), Style.FAINT);
  }

  private static long count(Runs.Past past, Outcome outcome) {
    return past.claims().values().stream().filter(claim -> claim.outcome() == outcome).count();
  }

  static String ago(String startedAt) {
    try {
      var since = Duration.between(Instant.parse(startedAt), Instant.now());
      if (since.toMinutes() < 1) {
        return "just now";
      }
      return since.toHours() < 1
          ? since.toMinutes() + " min ago"
          : since.toDays() < 1
              ? since.toHours() + " h ago"
              : since.toDays() == 1 ? "yesterday" : since.toDays() + " days ago";
    } catch (DateTimeParseException foreign) {
      return "at some time";
    }
  }

  /** The claims in one line or two, each with how it went. */
  private static List<Text> claims(Question question, List<Runs.Past> past, int width) {
    var outcomes = past.isEmpty() ? Map.<String, Event.ClaimEnded>of() : past.getFirst().claims();
    var text = Text.EMPTY;
    for (var claim : question.claims()) {
      var ended = outcomes.get(claim.id());
      text = text.and(text.isEmpty() ? "" : "  ");
      text =
          ended == null
              ? text.and("·\u00a0" + claim.id(), Style.FAINT)
              : text.and(mark(ended.outcome())).and(claim.id(), Style.FAINT);
    }
    return Layout.indented(INDENT, text.wrapped(width - INDENT));
  }

  private static Text mark(Outcome outcome) {
    return switch (outcome) {
      case PROVEN -> Text.of("✓\u00a0", Style.GOOD);
      case REFUTED -> Text.of("✗\u00a0", Style.BAD);
      case SKIPPED -> Text.of("○\u00a0", Style.WARNING);
      case BROKEN -> Text.of("✗\u00a0", Style.WARNING);
    };
  }
}
