package dev.backendlab.cli;

import dev.backendlab.kit.face.Durations;
import dev.backendlab.kit.question.Shelf;
import dev.backendlab.kit.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the project's tests with Maven. */
@Command(
    name = "test",
    description = "Run every test of the project, or of some questions and what they stand on.")
final class TestCommand implements Callable<Integer> {

  /** Modules at a time: claims hold beside other work, and much of their time is waiting. */
  private static final String SIDE_BY_SIDE = "-T2";

  private final Session session;

  @Parameters(
      paramLabel = "QUESTION",
      arity = "0..*",
      description = "Questions; without one, the whole project.",
      completionCandidates = QuestionIds.class)
  private List<String> questions = List.of();

  @Option(
      names = "--checks",
      description = "Formatting and static checks too, as in CI; './lab format' mends the former.")
  private boolean checks;

  @Option(
      names = "--browser",
      description = "The web page's tests in a real browser too: Maven gets 200 MB for them.")
  private boolean browser;

  @Option(
      names = "--docker",
      description =
          "Instead, what needs a Docker engine: the services in containers, some claims of each"
              + " demo on them, and that nothing is left.")
  private boolean docker;

  @Option(names = "--all-claims", description = "With --docker, all claims of each demo.")
  private boolean allClaims;

  TestCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (docker) {
      return new Script(session, ".ci/docker").run(onDocker());
    }
    var command = new ArrayList<>(List.of(SIDE_BY_SIDE, "verify"));
    var profiles = new ArrayList<String>();
    if (checks) {
      profiles.add("checks");
    }
    if (browser) {
      profiles.add("browser");
    }
    if (!profiles.isEmpty()) {
      command.add("-P" + String.join(",", profiles));
    }
    var modules =
        session.entries(questions).stream()
            .map(Shelf.Entry::module)
            .map(
                module -> module.orElseThrow(() -> new Mistake("That question has no module yet.")))
            .map(folder -> "modules/" + folder.getFileName())
            .toList();
    if (!modules.isEmpty()) {
      command.addAll(List.of("-pl", String.join(",", modules), "-am"));
    }
    long start = System.nanoTime();
    int status = new Maven(session).run(command);
    var took = Durations.ofMillis((System.nanoTime() - start) / 1e6);
    session.aside(
        status == 0
            ? "Every test passed, in " + took
            : "Not every test passed, see above; " + took);
    return status == 0 ? RunResult.PROVEN : RunResult.REFUTED;
  }

  private List<String> onDocker() {
    var arguments = new ArrayList<String>();
    if (allClaims) {
      arguments.add("--all");
    }
    session.entries(questions).forEach(entry -> arguments.add(entry.id()));
    return arguments;
  }
}
