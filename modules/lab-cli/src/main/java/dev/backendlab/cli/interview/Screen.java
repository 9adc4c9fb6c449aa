package dev.backendlab.cli.interview;

import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Markdown;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.interview.Tick;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an interview says and asks, in one column with one margin. */
record Screen(Session session) {

  private static final int INDENT = 2;
  private static final Markdown MARKDOWN = new Markdown(link -> "");

  /** The input has ended: so does the interview. */
  static final class Left extends RuntimeException {

    private static final long serialVersionUID = 1;
  }

  int width() {
    return session.terminal().measure() - INDENT;
  }

  void blank() {
    session.tell("\n");
  }

  void heading(String heading) {
    blank();
    show(Text.of(heading, Style.HEADING));
  }

  void show(Text text) {
    session.print(Layout.indented(INDENT, text.wrapped(width())));
  }

  void faint(String sentence) {
    show(Text.of(sentence, Style.FAINT));
  }

  /** Text in Markdown. */
  void prose(String markdown) {
    session.print(Layout.indented(INDENT, MARKDOWN.lines(markdown, width())));
  }

  /** One paragraph in Markdown behind a label. */
  void item(Text label, String markdown) {
    session.print(Layout.indented(INDENT, Layout.hanging(label, MARKDOWN.line(markdown), width())));
  }

  /** A line that the user types; blank where Enter was all. */
  String line() throws IOException {
    return line("  > ");
  }

  private String line(String prompt) throws IOException {
    session.tell(prompt);
    var line = session.in().readLine();
    if (line == null) {
      throw new Left();
    }
    if (!session.terminal().live()) {
      session.tell("\n"); // nobody echoes what a file says
    }
    return line.strip();
  }

  Tick tick(String question) throws IOException {
    while (true) {
      var tick = Tick.of(line("  " + question + " y, p, n > "));
      if (tick.isPresent()) {
        return tick.get();
      }
      faint("Answer with y for yes, p for partly, n for no.");
    }
  }

  /** Places of choices, by their letters; none where Enter was all. */
  List<Integer> letters(int choices) throws IOException {
    while (true) {
      var places = places(line(), choices);
      if (places.isPresent()) {
        return places.get();
      }
      faint(
          choices == 1
              ? "Answer with a, or Enter."
              : "Answer with letters from a to %c, or Enter."
                  .formatted((char) ('a' + choices - 1)));
    }
  }

  private static Optional<List<Integer>> places(String line, int choices) {
    var places = new ArrayList<Integer>();
    for (var sign :
        line.toLowerCase(java.util.Locale.ROOT).replaceAll("[\\s,]+", "").toCharArray()) {
      if (sign < 'a' || sign >= 'a' + choices) {
        return Optional.empty();
      }
      places.add(sign - 'a');
    }
    return Optional.of(places);
  }
}
