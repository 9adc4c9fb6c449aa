package dev.backendlab.cli;

import dev.backendlab.cli.report.DearTests;
import dev.backendlab.cli.report.FailedTests;
import dev.backendlab.cli.report.TestReports;
import dev.backendlab.cli.session.Mistake;
import dev.backendlab.cli.session.QuestionIds;
import dev.backendlab.cli.session.Session;
import dev.backendlab.kit.face.Durations;
import dev.backendlab.kit.question.Shelf;
import dev.backendlab.kit.run.RunResult;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the project's tests with Maven. */
@Command(name = "test", description = "Run every test of the project, or those of some questions.")
final class TestCommand implements Callable<Integer> {

  /** Packages of the modules that look at all others. */
  private static final String LAST =
      "dev/backendlab/rules/**/*Test,dev/backendlab/web/browser/**/*Test";

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
    var reports = new TestReports(session.places().root(), Instant.now());
    long start = System.nanoTime();
    int status = questions.isEmpty() ? whole() : maven(only(modules()));
    session.print(new DearTests(reports).table(session.terminal().measure()));
    session.print(new FailedTests(reports).lines());
    var took = Durations.ofMillis((System.nanoTime() - start) / 1e6);
    session.aside(
        status == 0
            ? "Every test passed, in " + took
            : "Not every test passed, see above; " + took);
    return status == 0 ? RunResult.PROVEN : RunResult.REFUTED;
  }

  /**
   * Two modules at a time, and then what looks at all of them: no dependency says so to Maven,
   * because a new module would have to be named in each. Claims that must not notice others have
   * the machine for themselves.
   */
  private int whole() throws InterruptedException {
    var last = new ArrayList<>(List.of(":house-rules"));
    if (browser) {
      last.add(":lab-web-tests");
    }
    var others = last.stream().map(module -> "!" + module).collect(Collectors.joining(","));
    int status = maven(List.of("-fae", "-T2", "-pl", others));
    var whatLooksAtThem = new ArrayList<>(List.of("-fae"));
    whatLooksAtThem.addAll(only(String.join(",", last), LAST));
    int statusOfLast = maven(whatLooksAtThem);
    return status == 0 ? statusOfLast : status;
  }

  private int maven(List<String> arguments) throws InterruptedException {
    var command = new ArrayList<>(List.of("verify"));
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
    command.addAll(arguments);
    return new Maven(session).run(command);
  }

  private List<Path> modules() {
    return session.running(questions).stream()
        .map(Shelf.Entry::module)
        .map(module -> module.orElseThrow(() -> new Mistake("That question has no module yet.")))
        .toList();
  }

  /**
   * Builds what the modules stand on, and tests the modules: a change of theirs breaks nothing
   * else.
   */
  private static List<String> only(List<Path> modules) {
    var tests =
        modules.stream()
            .flatMap(TestCommand::packagesOf)
            .flatMap(folder -> Stream.of(folder + "/**/*Test", folder + "/**/*Demo"))
            .collect(Collectors.joining(","));
    var names =
        modules.stream()
            .map(module -> "modules/" + module.getFileName())
            .collect(Collectors.joining(","));
    return only(names, tests);
  }

  private static List<String> only(String modules, String tests) {
    return List.of(
        "-pl", modules, "-am", "-Dtest=" + tests, "-Dsurefire.failIfNoSpecifiedTests=false");
  }

  /** The packages with tests that a module has below ours, as folders. */
  private static Stream<String> packagesOf(Path module) {
    var sources = module.resolve("src/test/java");
    var folders = sources.resolve("dev/backendlab").toFile().listFiles(File::isDirectory);
    return Stream.of(folders == null ? new File[0] : folders)
        .map(folder -> sources.relativize(folder.toPath()).toString());
  }

  private List<String> onDocker() {
    var arguments = new ArrayList<String>();
    if (allClaims) {
      arguments.add("--all");
    }
    session.running(questions).forEach(entry -> arguments.add(entry.id()));
    return arguments;
  }
}
