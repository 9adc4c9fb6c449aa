package dev.backendlab.kit.internal;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.service.EarlyStart;
import dev.backendlab.kit.story.Story;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The process of {@code ./lab start}: a module's applications, up until standard input ends. */
public final class StartMain {

  private StartMain() {}

  /**
   * Starts the applications of the module in the working folder.
   *
   * @param args the run's id
   */
  public static void main(String[] args) throws Exception {
    var story = Story.live();
    story.to(EventOutput.claimed());
    Ending.withStandardInput();
    var question = Question.in(Path.of("").toAbsolutePath());
    story.tell(
        new Event.RunStarted(
            args[0],
            question.id(),
            List.of(),
            null,
            Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
            ThisMachine.describe(question.folder())));
    EarlyStart.ofAll();
    try {
      Applications.start(question, story::tell);
      Thread.currentThread().join();
    } catch (RuntimeException failed) {
      failed.printStackTrace();
      story.failed(Cause.oneSentence(failed));
      System.exit(Outcome.BROKEN.exitStatus());
    }
  }
}
