package dev.backendlab.cli.run;

import dev.backendlab.cli.session.Mistake;
import dev.backendlab.cli.session.QuestionIds;
import dev.backendlab.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Keeps a module's own applications up. */
@Command(
    name = "start",
    description = "Keep a question's applications and services up; prints requests to try.")
public final class StartCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(
      paramLabel = "QUESTION",
      description = "A question.",
      completionCandidates = QuestionIds.class)
  private String question = "";

  public StartCommand(Session session) {
    this.session = session;
  }

  public StartCommand(Session session, String question) {
    this(session);
    this.question = question;
  }

  @Override
  public Integer call() throws Exception {
    var read = session.question(session.entry(question));
    if (read.start().isEmpty()) {
      throw new Mistake(
          "%s has no application to keep up: ./lab run %s".formatted(read.id(), read.id()));
    }
    return new Upkeep(session, read).untilStopped();
  }
}
