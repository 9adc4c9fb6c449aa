package dev.backendlab.cli.run;

import dev.backendlab.cli.session.Mistake;
import dev.backendlab.cli.session.QuestionIds;
import dev.backendlab.cli.session.Session;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.run.RunResult;
import dev.backendlab.kit.run.Runner;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a claim on its broken twin. */
@Command(
    name = "break",
    description = "Run a claim with its mechanism replaced by the naive one: it must be refuted.",
    sortOptions = false)
public final class BreakCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(
      paramLabel = "QUESTION",
      description = "A question.",
      completionCandidates = QuestionIds.class)
  private String question = "";

  @Parameters(paramLabel = "CLAIM", description = "One of its claims: ./lab show QUESTION.")
  private String claim = "";

  @Option(names = "--full", description = "Leave nothing out of the story.")
  private boolean full;

  @Option(names = "--json", description = "The run's events as JSON lines on standard output.")
  private boolean json;

  public BreakCommand(Session session) {
    this.session = session;
  }

  public BreakCommand(Session session, String question, String claim) {
    this(session);
    this.question = question;
    this.claim = claim;
  }

  @Override
  public Integer call() throws Exception {
    var read = session.question(session.entry(question));
    var order = twin(read, session.claim(read, claim));
    return new Performance(session, json, full, false)
        .of(List.of(order), RunResult::exitStatusOfTwin);
  }

  private static Runner.Order twin(Question question, String claim) {
    try {
      return Runner.Order.broken(question, claim);
    } catch (NoSuchElementException noTwin) {
      throw new Mistake(String.valueOf(noTwin.getMessage()));
    }
  }
}
