package dev.backendlab.cli;

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
record Places(Path root, Path state, Path cache, Path home) {

  private static final String NAME = "backend-lab";

  /** By the XDG Base Directory Specification, on every system. */
  static Places of(Map<String, String> environment) {
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
            new Mistake(
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

  Path runs() {
    return state.resolve("runs");
  }

  /** A path as short as it can be said and still be pasted. */
  String brief(Path path) {
    var whole = path.toAbsolutePath().normalize();
    var here = Path.of("").toAbsolutePath();
    if (whole.startsWith(here)) {
      return here.relativize(whole).toString();
    }
    return whole.startsWith(home) ? "~/" + home.relativize(whole) : whole.toString();
  }
}
