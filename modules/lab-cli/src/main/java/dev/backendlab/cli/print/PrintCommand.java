package dev.backendlab.cli.print;

import dev.backendlab.cli.session.Mistake;
import dev.backendlab.cli.session.QuestionIds;
import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.template.Template;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.kit.question.Shelf;
import dev.backendlab.kit.run.RunResult;
import dev.backendlab.picture.Pictures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes questions as a page to print, A4, a page each. */
@Command(
    name = "print",
    description = "Questions on paper: a page of A4 each, with figures of your own last runs.",
    sortOptions = false)
public final class PrintCommand implements Runnable {

  private final Session session;

  @Parameters(
      arity = "0..*",
      paramLabel = "QUESTION",
      description = "Questions, sections, or all; without any, all.",
      completionCandidates = QuestionIds.class)
  private List<String> questions = List.of();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "Write it there; without it, among what the lab keeps for you.")
  private @Nullable Path to;

  public PrintCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    var entries =
        session.entries(questions.isEmpty() ? List.of("all") : questions).stream()
            .filter(Shelf.Entry::isWritten)
            .toList();
    if (entries.isEmpty()) {
      throw new Mistake("Nothing is written of these questions yet: see ./lab list.");
    }
    var pictures = new Pictures(session.places().cache());
    var sheets = entries.stream().flatMap(entry -> sheet(entry, pictures).stream()).toList();
    if (sheets.isEmpty()) {
      throw new Mistake("None of these questions can be read.", RunResult.BROKEN);
    }
    var title = entries.size() == 1 ? entries.getFirst().question() : "Backend Lab";
    var words = Map.of("title", Html.of(title), "sheets", String.join("", sheets));
    var page = html("page.html").with(words, Map.of());
    var file = to == null ? usual(entries) : to;
    write(page, file.toAbsolutePath().normalize());
    tell(sheets.size(), file);
  }

  /** Empty, and said so, where the text is defective: the others are printed all the same. */
  private Optional<String> sheet(Shelf.Entry entry, Pictures pictures) {
    try {
      var question = entry.read();
      return Optional.of(Sheet.of(question, LastFigures.of(question, session.runs()), pictures));
    } catch (BrokenQuestion defects) {
      defects.defects().forEach(defect -> session.aside(defect.toString()));
      return Optional.empty();
    }
  }

  static Template html(String name) {
    return Template.beside(PrintCommand.class, name);
  }

  private Path usual(List<Shelf.Entry> entries) {
    var name = entries.size() == 1 ? entries.getFirst().id() : "questions";
    return session.places().state().resolve("print").resolve(name + ".html");
  }

  private static void write(String page, Path file) {
    try {
      var folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.write(file, page.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new Mistake(
          "Cannot write %s (%s): name another file with --to.".formatted(file, reason(e)),
          RunResult.BROKEN);
    }
  }

  private static String reason(IOException failed) {
    return failed
        .getClass()
        .getSimpleName()
        .replaceAll("([a-z])([A-Z])", "$1 $2")
        .toLowerCase(Locale.ROOT);
  }

  private void tell(int pages, Path file) {
    var said =
        Text.of(pages == 1 ? "A page in " : pages + " pages in ")
            .and(Text.of(session.places().brief(file), Style.CODE).linked(file.toUri().toString()))
            .and(": open it in a browser, and print it from there.");
    session.print(said.wrapped(session.terminal().measure()));
  }
}
