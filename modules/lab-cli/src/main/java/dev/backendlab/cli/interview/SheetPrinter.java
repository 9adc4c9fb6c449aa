package dev.backendlab.cli.interview;

import dev.backendlab.cli.print.Paper;
import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Markdown;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.interview.Diary;
import dev.backendlab.kit.interview.Interview;
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
    var markdown = interview.sheet().markdown();
    int width = session.terminal().measure();
    session.tell("\n");
    session.print(new Markdown(link -> "").lines(markdown, width));
    session.tell("\n");
    var usual = session.places().state().resolve("interviews").resolve(interview.id() + ".md");
    boolean kept = write(markdown, usual);
    boolean written = out == null || write(content(markdown, out), out);
    if (kept && out == null) {
      session.print(
          Text.of("./lab interview --out sheet.html", Style.CODE)
              .and(" writes a sheet for paper, A4; sheet.md, Markdown.")
              .wrapped(width));
    }
    return kept && written ? RunResult.PROVEN : RunResult.BROKEN;
  }

  private static String content(String markdown, Path file) {
    var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".html") || name.endsWith(".htm")
        ? Paper.of("Mock interview", markdown)
        : markdown;
  }

  private boolean write(String text, Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
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
