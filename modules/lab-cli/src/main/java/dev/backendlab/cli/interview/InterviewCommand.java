package dev.backendlab.cli.interview;

import dev.backendlab.cli.session.Mistake;
import dev.backendlab.cli.session.QuestionIds;
import dev.backendlab.cli.session.Session;
import dev.backendlab.kit.interview.BadSetup;
import dev.backendlab.kit.interview.Diary;
import dev.backendlab.kit.interview.Draw;
import dev.backendlab.kit.interview.Interview;
import dev.backendlab.kit.interview.Setup;
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

  /** One of this length, as a step of something larger. */
  public InterviewCommand(Session session, String topic, int minutes) {
    this(session);
    this.topic = topic;
    this.minutes = minutes;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (out != null && Files.isDirectory(out)) {
      throw new Mistake("%s is a folder: name a file with --out.".formatted(out));
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
        return departure.status();
      }
      interview.leave();
      return sheets.print(diary);
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
