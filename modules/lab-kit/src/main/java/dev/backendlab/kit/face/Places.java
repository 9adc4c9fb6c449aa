package dev.backendlab.kit.face;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where things are on this machine.
 *
 * @param root the project's folder
 * @param state what is kept about runs
 * @param cache what can be made again
 * @param home of the user
 */
public record Places(Path root, Path state, Path cache, Path home) {

  /** The lab was started somewhere else; the message says what to do. */
  public static final class NoCheckout extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoCheckout(String message) {
      super(message);
    }
  }

  private static final String NAME = "backend-lab";

  /** By the XDG Base Directory Specification, on every system. */
  public static Places of(Map<String, String> environment) {
    var home = Path.of(System.getProperty("user.home"));
    return new Places(
        findRoot(),
        base(environment, "XDG_STATE_HOME", home.resolve(".local").resolve("state")),
        base(environment, "XDG_CACHE_HOME", home.resolve(".cache")),
        home);
  }

  private static Path base(Map<String, String> environment, String variable, Path usual) {
    var set = environment.getOrDefault(variable, "");
    return (set.startsWith("/") ? Path.of(set) : usual).resolve(NAME);
  }

  private static Path findRoot() {
    var start = Path.of(System.getProperty("lab.root", "")).toAbsolutePath().normalize();
    return Optional.of(start)
        .filter(Places::isRoot)
        .or(() -> above(start))
        .orElseThrow(() ->
            new NoCheckout(
                "%s is not in a Backend Lab checkout: start ./lab from its folder."
                    .formatted(start)));
  }

  private static Optional<Path> above(Path start) {
    for (var folder = start.getParent(); folder != null; folder = folder.getParent()) {
      if (isRoot(folder)) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  private static boolean isRoot(Path folder) {
    return Files.exists(folder.resolve("docs").resolve("questions.md"));
  }

  /** The folder of the runs that are kept. */
  public Path runs() {
    return state.resolve("runs");
  }

  /** The file of what this user practised. */
  public Path practice() {
    return state.resolve("practice.jsonl");
  }

  /** What a user is told whose guesses could not be remembered, with the remedy. */
  public String withoutPractice() {
    return "Your guesses of this run could not be remembered in %s: make room for it, and see that you may write to it."
        .formatted(brief(practice()));
  }

  /** What a user is told whose way through a walk could not be remembered, with the remedy. */
  public String withoutProgress() {
    return "How far you are could not be remembered in %s: make room for it, and see that you may write to it."
        .formatted(brief(practice()));
  }

  /** What a user is told of a run whose evidence was lost, with the remedy. */
  public String withoutEvidence() {
    return "The evidence of this run could not be kept whole: make room in %s."
        .formatted(brief(runs()));
  }

  /** A path as short as it can be said and still be pasted. */
  public String brief(Path path) {
    var whole = path.toAbsolutePath().normalize();
    var here = Path.of("").toAbsolutePath();
    if (whole.startsWith(here)) {
      return here.relativize(whole).toString();
    }
    return whole.startsWith(home) ? "~/" + home.relativize(whole) : whole.toString();
  }
}
