package dev.backendlab.cli.shelf;

import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.face.Durations;
import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.kit.question.Cover;
import dev.backendlab.kit.question.Shelf;
import dev.backendlab.kit.run.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be seen of a question on the shelf. */
record Spines(Session session, List<String> asides) {

  private static final int INDENT = 7;

  List<Text> of(Shelf.Entry entry) {
    int width = session.terminal().measure();
    var id =
        Text.of("  " + entry.id() + "  ", entry.module().isPresent() ? Style.FIRST : Style.FAINT);
    if (!entry.isWritten()) {
      return Layout.hanging(id, Text.of(entry.question(), Style.FAINT), width);
    }
    try {
      var cover = entry.cover();
      return entry.module().isPresent()
          ? running(entry, id, cover, width)
          : Layout.edges(
              id.and(entry.question()),
              Text.of("%d min to read".formatted(cover.minutes().toRead()), Style.FAINT),
              INDENT,
              width);
    } catch (BrokenQuestion defects) {
      asides.add(defects.getMessage());
      return Layout.edges(
          id.and(entry.question(), Style.STRONG),
          Text.of("its text is defective", Style.BAD),
          INDENT,
          width);
    }
  }

  private List<Text> running(Shelf.Entry entry, Text id, Cover cover, int width) {
    var past = last(entry);
    var lines = new ArrayList<>(head(id, cover, past, width));
    lines.addAll(claims(cover, past, width));
    lines.addAll(Layout.indented(INDENT, facts(cover).wrapped(width - INDENT)));
    return lines;
  }

  private Optional<Digest> last(Shelf.Entry entry) {
    return session.runs().digest(entry.id()).or(() -> lastByItsEvents(entry));
  }

  private Optional<Digest> lastByItsEvents(Shelf.Entry entry) {
    var found = session.runs().last(entry.id());
    asides.addAll(session.setAside(found));
    return found.runs().stream().map(Digest::of).findFirst();
  }

  private static List<Text> head(Text id, Cover cover, Optional<Digest> past, int width) {
    var asked = Text.of(cover.question(), Style.STRONG);
    return past.map(digest -> state(cover, digest))
        .map(state -> Layout.edges(id.and(asked), state, INDENT, width))
        .orElseGet(() -> Layout.hanging(id, asked, width));
  }

  /** The time that it takes, and what it runs on. */
  private static Text facts(Cover cover) {
    var facts = new ArrayList<>(List.of(cover.minutes().inWords()));
    if (!cover.services().isEmpty()) {
      facts.add("on " + String.join(", ", cover.services()));
    }
    return Text.of(String.join(", ", facts), Style.FAINT);
  }

  private static Text state(Cover cover, Digest past) {
    long failed =
        past.count(cover.claims(), Outcome.REFUTED) + past.count(cover.claims(), Outcome.BROKEN);
    var proven =
        "%d of %d".formatted(past.count(cover.claims(), Outcome.PROVEN), cover.claims().size());
    return Text.of(proven, failed == 0 ? Style.GOOD : Style.BAD)
        .and(", " + Durations.ago(past.startedAt()), Style.FAINT);
  }

  /** The claims in one line or two, each with how it went. */
  private static List<Text> claims(Cover cover, Optional<Digest> past, int width) {
    var outcomes = past.map(Digest::claims).orElse(Map.of());
    var text = Text.EMPTY;
    for (var claim : cover.claims()) {
      var outcome = outcomes.get(claim.id());
      text = text.and(text.isEmpty() ? "" : "  ");
      text = text.and(Marks.of(Optional.ofNullable(outcome))).and(claim.id(), Style.FAINT);
    }
    return Layout.indented(INDENT, text.wrapped(width - INDENT));
  }
}
