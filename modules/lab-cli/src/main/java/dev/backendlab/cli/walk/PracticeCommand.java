package dev.backendlab.cli.walk;

import dev.backendlab.cli.session.Mistake;
import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.interview.Diary;
import dev.backendlab.kit.interview.Sheets;
import dev.backendlab.kit.practice.PracticeCopies;
import dev.backendlab.kit.run.RunResult;
import dev.backendlab.kit.walk.Journey;
import dev.backendlab.kit.walk.Walks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is kept of a user's practice, which is the user's own. */
@Command(
    name = "practice",
    description = "What is kept of your practice, and where; copies it, brings it, sets it aside.",
    sortOptions = false)
public final class PracticeCommand implements Callable<Integer> {

  private static final int LABELS = 12;

  private final Session session;

  @Option(names = "--export", paramLabel = "FILE", description = "Copy it there.")
  private @Nullable Path exported;

  @Option(
      names = "--import",
      paramLabel = "FILE",
      description = "Add what is in such a copy; lines that are here already are not added twice.")
  private @Nullable Path imported;

  @Option(names = "--reset", description = "Begin anew; what was kept stays beside it.")
  private boolean reset;

  @Option(names = "--yes", description = "With --reset: don't ask.")
  private boolean yes;

  public PracticeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    long asked = Stream.of(exported != null, imported != null, reset).filter(each -> each).count();
    if (asked > 1) {
      throw new Mistake("--export, --import and --reset are done one at a time: leave one away.");
    }
    if (yes && !reset) {
      throw new Mistake("--yes answers what --reset asks: add that, or leave it away.");
    }
    try {
      act(new PracticeCopies(session.practice()));
    } catch (PracticeCopies.NoPractice refused) {
      throw new Mistake(refused.getMessage() + ".");
    } catch (IOException failed) {
      throw new Mistake(
          "That could not be written (%s): make room, and see that you may write there."
              .formatted(reason(failed)),
          RunResult.BROKEN);
    }
    return RunResult.PROVEN;
  }

  private void act(PracticeCopies copies) throws IOException {
    if (exported != null) {
      copies.exportTo(exported);
      say(Text.of("A copy is in ").and(session.places().brief(exported), Style.CODE).and("."));
    } else if (imported != null) {
      say(Text.of(words(copies.importFrom(imported))));
    } else if (reset) {
      reset(copies);
    } else {
      show();
    }
  }

  private static String words(PracticeCopies.Import result) {
    var words = new ArrayList<String>();
    words.add(result.added() == 1 ? "1 line was added" : result.added() + " lines were added");
    if (result.known() > 0) {
      words.add(
          "%d %s here already".formatted(result.known(), result.known() == 1 ? "was" : "were"));
    }
    if (result.damaged() > 0) {
      words.add(
          "%d damaged %s left out"
              .formatted(result.damaged(), result.damaged() == 1 ? "one was" : "ones were"));
    }
    return String.join(", ", words) + ".";
  }

  private void reset(PracticeCopies copies) throws IOException {
    if (!yes && Files.exists(session.practice().file())) {
      session.tell("Begin anew? Your practice so far stays beside the new file. [y/N] ");
      var answer = session.in().readLine();
      if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
        say(Text.of("Nothing was changed."));
        return;
      }
    }
    var aside = copies.setAside();
    say(Text.of("What was kept is now ").and(session.places().brief(aside), Style.CODE).and("."));
  }

  private void show() {
    var practice = session.practice();
    var footsteps = practice.footsteps();
    var lines = new ArrayList<Text>();
    lines.addAll(fact("file", Text.of(session.places().brief(practice.file()), Style.CODE)));
    if (!Files.exists(practice.file())) {
      lines.addAll(
          fact(
              "",
              Text.of(
                  "nothing is kept yet: guess with ./lab run --predict, walk with ./lab walk,"
                      + " be asked with ./lab interview")));
    }
    if (Files.exists(practice.file())
        && !(Files.isRegularFile(practice.file()) && Files.isReadable(practice.file()))) {
      lines.addAll(
          fact("", Text.of("That is no file that can be read, so nothing can be kept in it.")));
    }
    var guesses = practice.standings().all();
    if (!guesses.isEmpty()) {
      lines.addAll(fact("guesses", Text.of(guesses.words())));
    }
    var label = "walks";
    for (var walk : Walks.on(session.shelf()).all()) {
      var journey = Journey.of(walk, footsteps);
      if (journey.isBegun()) {
        lines.addAll(fact(label, Text.of(walk.id() + ": " + journey.inWords())));
        label = "";
      }
    }
    lines.addAll(interviews());
    session.print(lines);
  }

  private List<Text> interviews() {
    var diary = new Diary(session.practice(), InstantSource.system(), Log.FACE);
    var lines = new ArrayList<Text>();
    var sheets = diary.sheets();
    if (!sheets.isEmpty()) {
      var folder = Sheets.below(session.places().state()).folder();
      lines.addAll(
          fact(
              "interviews",
              Text.of("%d held, their sheets are in ".formatted(sheets.size()))
                  .and(session.places().brief(folder), Style.CODE)));
    }
    var calibration = diary.calibration();
    if (calibration.count() > 0) {
      lines.addAll(fact("calibration", Text.of(calibration.words())));
    }
    int missed = diary.missed().size();
    if (missed > 0) {
      lines.addAll(
          fact(
              "missed",
              Text.of(
                  "%d %s of interviews, not made since"
                      .formatted(missed, missed == 1 ? "point" : "points"))));
    }
    return lines;
  }

  private List<Text> fact(String label, Text text) {
    return Layout.hanging(
        Text.of(label, Style.FAINT).padded(LABELS), text, session.terminal().measure());
  }

  private void say(Text text) {
    session.print(text.wrapped(session.terminal().measure()));
  }

  private static String reason(IOException failed) {
    return failed
        .getClass()
        .getSimpleName()
        .replaceAll("Exception$", "")
        .replaceAll("([a-z])([A-Z])", "$1 $2")
        .toLowerCase(Locale.ROOT);
  }
}
