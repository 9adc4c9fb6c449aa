package dev.backendlab.cli.shelf;

import dev.backendlab.cli.session.QuestionIds;
import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Markdown;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.question.Question;
import dev.backendlab.picture.Pictures;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Renders a question for the terminal: what a candidate needs tonight, or all of it. */
@Command(
    name = "show",
    description = "Read a question: 30 seconds, picture, claims, what to say, follow-ups.")
public final class ShowCommand implements Runnable {

  private static final int INDENT = 2;

  private final Session session;

  @Parameters(
      paramLabel = "QUESTION",
      description = "A question.",
      completionCandidates = QuestionIds.class)
  private String question = "";

  @Option(
      names = "--all",
      description = "Everything that is written: answers, rubric, requests, code, sources.")
  private boolean all;

  public ShowCommand(Session session) {
    this.session = session;
  }

  public ShowCommand(Session session, String question) {
    this(session);
    this.question = question;
  }

  @Override
  public void run() {
    var read = session.text(session.entry(question));
    int width = session.terminal().measure();
    var lines = new ArrayList<>(title(read, width));
    var page = new Page(lines, width);
    if (all) {
      whole(read, page);
    } else {
      tonight(read, page);
    }
    session.print(lines);
  }

  /** A page that grows by a heading and what stands below it. */
  private record Page(List<Text> lines, int width) {

    void add(String heading, List<Text> below) {
      lines.add(Text.EMPTY);
      lines.add(Text.of(heading, Style.HEADING));
      lines.addAll(Layout.indented(INDENT, below));
    }
  }

  private void tonight(Question read, Page page) {
    var text = text(read, new Markdown(link -> ""), page);
    page.add(Question.IN_30_SECONDS, text.of(Question.IN_30_SECONDS));
    page.add(Question.PICTURE, text.of(Question.PICTURE));
    if (read.runs()) {
      page.add("Claims", new ClaimLines(session, read).of(page.width() - INDENT));
    }
    page.add(Question.TO_SAY, text.of(Question.TO_SAY));
    page.add(Question.FOLLOW_UPS, text.questions());
    page.lines().add(Text.EMPTY);
    page.lines().addAll(next(read).wrapped(page.width()));
  }

  private SectionText text(Question read, Markdown markdown, Page page) {
    var pictures = new PictureText(new Pictures(session.places().cache()), session.terminal());
    return new SectionText(read, markdown, pictures, page.width() - INDENT);
  }

  private static Text next(Question read) {
    var all =
        Text.of("./lab show %s --all".formatted(read.id()), Style.CODE).and(" has the answers");
    return read.runs()
        ? all.and(", ").and("./lab run " + read.id(), Style.CODE).and(" the proof.")
        : all.and(" and sources. It has no demo yet.");
  }

  private void whole(Question read, Page page) {
    var markdown = new Markdown(new CodeLinks(session.places(), read));
    var text = text(read, markdown, page);
    read.sections().forEach(section -> page.add(section.heading(), text.of(section.heading())));
  }

  private static List<Text> title(Question question, int width) {
    var id = Text.of(question.id() + "  ", Style.FIRST);
    var lines =
        new ArrayList<>(Layout.hanging(id, Text.of(question.question(), Style.STRONG), width));
    var facts = new ArrayList<>(List.of(question.section()));
    facts.addAll(question.services());
    facts.add(question.minutes().inWords());
    lines.addAll(
        Layout.indented(
            id.width(),
            Text.of(String.join(" · ", facts), Style.FAINT).wrapped(width - id.width())));
    return lines;
  }
}
