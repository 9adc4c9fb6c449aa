package dev.backendlab.cli.walk;

import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.practice.Guess;
import java.util.ArrayList;
import java.util.List;

/** What the user guessed wrong and not better since, as a list to look at. */
record Missed(Session session) {

  private static final int INDENT = 2;
  private static final int MOST = 30;

  List<Text> lines() {
    var missed = session.practice().missed();
    var lines = new ArrayList<Text>();
    lines.add(Text.EMPTY);
    if (missed.isEmpty()) {
      lines.addAll(wrapped(Text.of("No guess of yours is wrong: there is nothing to look at.")));
    }
    missed.stream().limit(MOST).forEach(guess -> lines.addAll(lines(guess)));
    if (missed.size() > MOST) {
      lines.addAll(wrapped(Text.of("And %d more, older ones.".formatted(missed.size() - MOST))));
    }
    return lines;
  }

  private List<Text> lines(Guess guess) {
    var id = Text.of(guess.question() + "  ", Style.FIRST);
    var width = session.terminal().measure() - INDENT;
    var lines = new ArrayList<>(Layout.hanging(id, Text.of(guess.ask(), Style.STRONG), width));
    var answer =
        Text.of("you said " + guess.guess() + ", it was ")
            .and(guess.measured(), Style.STRONG)
            .and("; ")
            .and("./lab code %s %s".formatted(guess.question(), guess.claim()), Style.CODE);
    lines.addAll(Layout.indented(id.width(), answer.wrapped(width - id.width())));
    lines.add(Text.EMPTY);
    return Layout.indented(INDENT, lines);
  }

  private List<Text> wrapped(Text text) {
    return Layout.indented(INDENT, text.wrapped(session.terminal().measure() - INDENT));
  }
}
