package dev.backendlab.cli.interview;

import dev.backendlab.cli.session.Mistake;
import dev.backendlab.cli.session.QuestionIds;
import dev.backendlab.cli.session.Session;
import dev.backendlab.kit.interview.BadSetup;
import dev.backendlab.kit.interview.Diary;
import dev.backendlab.kit.interview.Draw;
import dev.backendlab.kit.interview.Interview;
import dev.backendlab.kit.interview.Setup;
import dev.backendlab.kit.question.Level;
import dev.backendlab.kit.run.Preparations;
import dev.backendlab.kit.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds a mock interview. */
@Command(
    name = "interview",
    description = "A mock interview: answer, compare with the rubric, and let runs settle it.",
    sortOptions = false)
public final class InterviewCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(
      paramLabel = "TOPIC",
      arity = "0..1",
      description = "A question (q12, jwt), a section, a walk, or any; without it, any.",
      completionCandidates = QuestionIds.class)
  private String topic = "any";

  @Option(
      names = "--level",
      paramLabel = "junior|senior|staff",
      description = "What is expected of you; without it, senior.")
  private String level = "senior";

  @Option(
      names = "--minutes",
      paramLabel = "MINUTES",
      description = "How long it takes, 5 to 120; without it, 20.")
  private int minutes = Setup.USUAL_MINUTES;

  @Option(
      names = "--peer",
      description = "Somebody beside you asks, listens and ticks; you swap after half.")
  private boolean peer;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the sheet there too: sheet.md as Markdown, sheet.html for paper, A4.")
  private @Nullable Path out;

  public InterviewCommand(Session session) {
    this.session = session;
  }

  /** One about any question, as a step of something larger. */
  public InterviewCommand(Session session, Level level, int minutes) {
    this(session);
    this.level = level.word();
    this.minutes = minutes;
  }

  /**
   * What came of an interview.
   *
   * @param interview its id
   * @param answered whether one question was answered at least
   */
  public record Held(String interview, boolean answered, int status) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    return hold().status();
  }

  /** Holds it until it is over, or left. */
  public Held hold() throws IOException, InterruptedException {
    if (out != null) {
      mustBeWritable(out);
    }
    var clock = InstantSource.system();
    var diary = new Diary(session.practice(), clock, "terminal");
    var interview = interview(diary, clock);
    var sheets = new SheetPrinter(session, interview, out);
    try (var preparations = new Preparations(session.runner());
        var departure = new Departure(interview, sheets)) {
      var conversation = new Conversation(session, interview, diary, preparations, departure);
      conversation.hold();
      if (departure.begun()) {
        return held(interview, departure.status());
      }
      interview.leave();
      return held(interview, sheets.print(diary));
    }
  }

  private static Held held(Interview interview, int status) {
    return new Held(interview.id(), !interview.sheet().rounds().isEmpty(), status);
  }

  /** Said before the interview, not after it. */
  private static void mustBeWritable(Path out) {
    if (Files.isDirectory(out)) {
      throw new Mistake("%s is a folder: name a file with --out.".formatted(out));
    }
    if (Files.exists(out)) {
      throw new Mistake(
          "There is something at %s already: name another file with --out.".formatted(out));
    }
    var folder = out.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new Mistake(
          "There is no folder for %s that you may write to: name another file with --out."
              .formatted(out));
    }
  }

  private Interview interview(Diary diary, InstantSource clock) {
    try {
      var random = new Random();
      var draw = Draw.of(topic, session.shelf(), random);
      var setup = new Setup(draw.topic(), Setup.level(level), minutes, peer);
      var subjects = draw.subjects(setup.level(), minutes, diary.asked(), random);
      return new Interview(Runs.newId("interview"), setup, subjects, diary, clock);
    } catch (BadSetup bad) {
      throw new Mistake(String.valueOf(bad.getMessage()));
    }
  }
}
