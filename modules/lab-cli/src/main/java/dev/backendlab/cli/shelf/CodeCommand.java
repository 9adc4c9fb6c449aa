package dev.backendlab.cli.shelf;

import dev.backendlab.cli.session.Mistake;
import dev.backendlab.cli.session.QuestionIds;
import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.JavaText;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.question.SourceCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows a claim's method and the production code that it points to. */
@Command(
    name = "code",
    description = "Read a claim's method and the code that it proves something about.")
public final class CodeCommand implements Runnable {

  private final Session session;

  @Parameters(
      paramLabel = "QUESTION",
      description = "A question.",
      completionCandidates = QuestionIds.class)
  private String question = "";

  @Parameters(paramLabel = "CLAIM", description = "One of its claims: ./lab show QUESTION.")
  private String claim = "";

  public CodeCommand(Session session) {
    this.session = session;
  }

  public CodeCommand(Session session, String question, String claim) {
    this(session);
    this.question = question;
    this.claim = claim;
  }

  @Override
  public void run() {
    var read = session.question(session.entry(question));
    var id = session.claim(read, claim);
    var method =
        SourceCode.claimsOf(read).stream()
            .filter(each -> each.claim().equals(id))
            .findFirst()
            .orElseThrow(() ->
                new Mistake(
                    "%s names the claim '%s', but no demo has a method for it."
                        .formatted(session.places().brief(read.file()), id)));
    var lines = new ArrayList<Text>();
    var sentence = read.claim(id).orElseThrow().sentence();
    lines.addAll(Text.of(sentence, Style.STRONG).wrapped(session.terminal().measure()));
    lines.addAll(shown(method.snippet()));
    for (var type : method.reads()) {
      SourceCode.typeIn(read, type).ifPresent(snippet -> lines.addAll(shown(snippet)));
    }
    session.print(lines);
  }

  private List<Text> shown(SourceCode.Snippet snippet) {
    var lines = new ArrayList<Text>();
    lines.add(Text.EMPTY);
    // into a file or another program it goes as it stands in the source
    int width = session.terminal().live() ? session.terminal().width() : Integer.MAX_VALUE;
    var place = session.places().brief(snippet.file()) + ":" + snippet.firstLine();
    lines.add(Text.of(place, Style.HEADING));
    lines.addAll(JavaText.lines(snippet.lines(), snippet.firstLine(), width));
    return lines;
  }
}
