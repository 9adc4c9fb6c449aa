package dev.backendlab.cli.walk;

import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Markdown;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.interview.Diary;
import dev.backendlab.kit.practice.Guess;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What the user guessed wrong, or left out in interviews, and not better since: a list. */
record Missed(Session session) {

  private static final int INDENT = 2;
  private static final int MOST = 30;

  List<Text> lines() {
    var guesses = session.practice().missed().stream().map(this::lines).toList();
    var points =
        new Diary(session.practice(), InstantSource.system(), Log.FACE)
            .missed().stream().map(this::lines).toList();
    var lines = new ArrayList<Text>();
    lines.add(Text.EMPTY);
    if (guesses.isEmpty() && points.isEmpty()) {
      lines.addAll(
          wrapped(Text.of("No guess of yours is wrong, and no point was missed in an interview.")));
    }
    lines.addAll(part("Guessed wrong", guesses));
    lines.addAll(part("Missed in interviews", points));
    return lines;
  }

  private List<Text> part(String heading, List<List<Text>> missed) {
    var lines = new ArrayList<Text>();
    if (!missed.isEmpty()) {
      lines.addAll(wrapped(Text.of(heading, Style.HEADING)));
    }
    missed.stream().limit(MOST).forEach(lines::addAll);
    if (missed.size() > MOST) {
      lines.addAll(wrapped(Text.of("And %d more, older ones.".formatted(missed.size() - MOST))));
    }
    return lines;
  }

  private List<Text> lines(Guess guess) {
    return lines(
        guess.question(),
        Text.of(guess.ask(), Style.STRONG),
        Text.of("you said " + guess.guess() + ", it was ")
            .and(guess.measured(), Style.STRONG)
            .and("; ")
            .and("./lab code %s %s".formatted(guess.question(), guess.claim()), Style.CODE));
  }

  private List<Text> lines(Diary.Missed point) {
    return lines(
        point.question(),
        new Markdown(link -> "").line(point.point()),
        Text.of("asked at level %s; ".formatted(point.level()))
            .and("./lab show %s --all".formatted(point.question()), Style.CODE));
  }

  private List<Text> lines(String question, Text missed, Text remedy) {
    var id = Text.of(question + "  ", Style.FIRST);
    var width = session.terminal().measure() - INDENT;
    var lines = new ArrayList<>(Layout.hanging(id, missed, width));
    lines.addAll(Layout.indented(id.width(), remedy.wrapped(width - id.width())));
    lines.add(Text.EMPTY);
    return Layout.indented(INDENT, lines);
  }

  private List<Text> wrapped(Text text) {
    return Layout.indented(INDENT, text.wrapped(session.terminal().measure() - INDENT));
  }
}
