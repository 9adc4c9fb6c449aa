package dev.backendlab.cli.interview;

import dev.backendlab.cli.print.Paper;
import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Markdown;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.interview.Diary;
import dev.backendlab.kit.interview.Interview;
import dev.backendlab.kit.interview.Sheets;
import dev.backendlab.kit.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Shows the sheet once, and writes it to its files. */
final class SheetPrinter {

  private final Session session;
  private final Interview interview;
  private final @Nullable Path out;
  private final AtomicBoolean shown = new AtomicBoolean();

  SheetPrinter(Session session, Interview interview, @Nullable Path out) {
    this.session = session;
    this.interview = interview;
    this.out = out;
  }

  /** Shows it, and says what could not be kept; the exit status. */
  int print(Diary diary) {
    if (diary.isForgetful()) {
      session.aside(
          "Not all of this interview could be kept in %s: make room for it, and see that you may write to it."
              .formatted(session.places().brief(session.places().practice())));
    }
    return print();
  }

  int print() {
    if (!shown.compareAndSet(false, true)) {
      return RunResult.PROVEN;
    }
    var sheet = interview.sheet();
    var markdown = sheet.markdown();
    int width = session.terminal().measure();
    session.tell("\n");
    session.print(new Markdown(link -> "").lines(markdown, width));
    session.tell("\n");
    if (sheet.rounds().isEmpty()) {
      return RunResult.PROVEN;
    }
    var sheets = Sheets.below(session.places().state());
    boolean kept = kept(sheets.file(interview.id()), () -> sheets.keep(interview.id(), markdown));
    boolean written =
        out == null
            || kept(out, () -> Files.writeString(out.toAbsolutePath(), content(markdown, out)));
    if (kept && out == null) {
      session.print(
          Text.of("It is Markdown; ")
              .and("./lab web", Style.CODE)
              .and(" prints it on A4, at /interview. ")
              .and("--out sheet.html", Style.CODE)
              .and(" writes the next one for paper.")
              .wrapped(width));
    }
    return kept && written ? RunResult.PROVEN : RunResult.BROKEN;
  }

  /** Writes a file. */
  private interface Writing {

    void write() throws IOException;
  }

  private static String content(String markdown, Path file) {
    var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".html") || name.endsWith(".htm")
        ? Paper.of("Mock interview", markdown)
        : markdown;
  }

  private boolean kept(Path file, Writing writing) {
    try {
      writing.write();
    } catch (IOException refused) {
      session.aside(
          "The sheet could not be written to %s: it stands above."
              .formatted(session.places().brief(file)));
      return false;
    }
    session.print(
        Text.of("sheet     ", Style.FAINT)
            .and(Text.of(session.places().brief(file), Style.CODE).linked(file.toUri().toString()))
            .wrapped(session.terminal().measure()));
    return true;
  }
}
