package dev.backendlab.cli.shelf;

import dev.backendlab.cli.session.QuestionIds;
import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Markdown;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.question.Question;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Renders a question's README for the terminal. */
@Command(
    name = "show",
    description = "Read a question: 30 seconds, picture, claims, follow-ups, rubric, sources.")
public final class ShowCommand implements Runnable {

  private static final int INDENT = 2;

  private final Session session;

  @Parameters(
      paramLabel = "QUESTION",
      description = "A question.",
      completionCandidates = QuestionIds.class)
  private String question = "";

  public ShowCommand(Session session) {
    this.session = session;
  }

  public ShowCommand(Session session, String question) {
    this(session);
    this.question = question;
  }

  @Override
  public void run() {
    var read = session.question(session.entry(question));
    int width = session.terminal().measure();
    var markdown = new Markdown(new CodeLinks(session.places(), read));
    var text = new SectionText(read, markdown, width - INDENT);
    var lines = new ArrayList<Text>();
    lines.addAll(title(read, width));
    for (var section : read.sections()) {
      lines.add(Text.EMPTY);
      lines.add(Text.of(section.heading(), Style.HEADING));
      lines.addAll(Layout.indented(INDENT, text.of(section)));
    }
    session.print(lines);
  }

  private static List<Text> title(Question question, int width) {
    var id = Text.of(question.id() + "  ", Style.FIRST);
    var lines =
        new ArrayList<>(Layout.hanging(id, Text.of(question.question(), Style.STRONG), width));
    var services =
        question.services().isEmpty() ? "" : " · " + String.join(", ", question.services());
    lines.addAll(
        Layout.indented(
            id.width(),
            Text.of(question.section() + services, Style.FAINT).wrapped(width - id.width())));
    return lines;
  }
}
