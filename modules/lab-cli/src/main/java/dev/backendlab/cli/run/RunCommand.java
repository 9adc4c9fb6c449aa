package dev.backendlab.cli.run;

import dev.backendlab.cli.session.Mistake;
import dev.backendlab.cli.session.QuestionIds;
import dev.backendlab.cli.session.Session;
import dev.backendlab.kit.question.Nearest;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.run.RunResult;
import dev.backendlab.kit.run.Runner;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs demos one after the other. */
@Command(
    name = "run",
    description = "Run demos: every claim proven or refuted, narrated and measured.",
    sortOptions = false)
public final class RunCommand implements Callable<Integer> {

  private static final List<String> SOURCES =
      List.of("embedded", "installed", "external", "docker", "compose");

  private final Session session;

  @Parameters(
      paramLabel = "QUESTION",
      arity = "1..*",
      description = "A question (q12, jwt), a section, or all.",
      completionCandidates = QuestionIds.class)
  private List<String> questions = List.of();

  @Option(
      names = {"-c", "--claim"},
      paramLabel = "CLAIM",
      split = ",",
      description = "Only this claim; several with commas.")
  private List<String> claims = List.of();

  @Option(names = "--full", description = "Leave nothing out of the story.")
  private boolean full;

  @Option(names = "--json", description = "The run's events as JSON lines on standard output.")
  private boolean json;

  @Option(
      names = "--services",
      paramLabel = "embedded|installed|external|docker|compose",
      description =
          "Where backing services come from: servers that the lab brings along, programs installed"
              + " on this machine where it brings no real one, yours as Spring's usual properties"
              + " name them, containers started for this run, or those of 'docker compose up'."
              + " Without it, yours where they are named, else the first real one of these.")
  private @Nullable String services;

  @Option(names = "--predict", description = "Ask first what will happen; compare afterwards.")
  private boolean predict;

  public RunCommand(Session session) {
    this.session = session;
  }

  public RunCommand(Session session, List<String> questions) {
    this(session);
    this.questions = questions;
  }

  @Override
  public Integer call() throws Exception {
    checkServices();
    if (predict && json) {
      throw new Mistake("--predict asks on the terminal, --json is for programs: leave one away.");
    }
    var orders = new ArrayList<Runner.Order>();
    for (var entry : session.running(questions)) {
      orders.add(order(session.question(entry)));
    }
    return new Performance(session, json, full, predict).of(orders, RunResult::exitStatus);
  }

  private Runner.Order order(Question question) {
    var order =
        claims.isEmpty()
            ? Runner.Order.all(question)
            : Runner.Order.claims(
                question, claims.stream().map(claim -> session.claim(question, claim)).toList());
    return services == null ? order : order.withServices(services);
  }

  private void checkServices() {
    if (services != null && !SOURCES.contains(services)) {
      var near = Nearest.to(services, SOURCES).map(each -> "did you mean " + each + "?");
      throw new Mistake(
          "Services come %s, not '%s': %s"
              .formatted(String.join(", ", SOURCES), services, near.orElse("name one of these.")));
    }
  }
}
