package dev.backendlab.cli.walk;

import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Markdown;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.question.Question;
import java.util.List;

/** What a walk shows of a question before, or instead of, a run. */
record Reading(Session session) {

  private static final int INDENT = 2;

  /** The question alone. */
  void ask(Question question) {
    var id = Text.of(question.id() + "  ", Style.FIRST);
    print(Layout.hanging(id, Text.of(question.question(), Style.STRONG), width()));
  }

  /** A part of its text, below its heading. */
  void part(Question question, String heading) {
    print(List.of(Text.of(heading, Style.HEADING)));
    session.print(
        Layout.indented(
            INDENT,
            Layout.indented(
                INDENT, new Markdown(link -> "").lines(question.text(heading), width() - INDENT))));
  }

  /** A sentence of the walk's own. */
  void say(Text text) {
    print(text.wrapped(width()));
  }

  private void print(List<Text> lines) {
    session.print(List.of(Text.EMPTY));
    session.print(Layout.indented(INDENT, lines));
  }

  private int width() {
    return session.terminal().measure() - INDENT;
  }
}
