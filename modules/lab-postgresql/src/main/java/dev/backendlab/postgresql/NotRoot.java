package dev.backendlab.postgresql;

import dev.backendlab.kit.service.Folders;
import dev.backendlab.kit.service.ServiceUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to run a program that refuses to run as root, or as somebody without a name, as PostgreSQL
 * does.
 *
 * @param prefix what to put before its command
 * @param base the folder for all that it works with; the lab's cache wherever it can be
 * @param owner who has to own what it writes, empty where that is us
 */
record NotRoot(List<String> prefix, Path base, String owner) {

  private static final String ROOT = "root";

  /** What Java calls a user who is a number only, as in containers started with one. */
  private static final String NAMELESS = "?";

  /** There we look like nobody to the program, who has a name, and keep our access to our files. */
  private static final List<String> NAMESPACE = List.of("unshare", "-U");

  /** Where namespaces are forbidden, as in most containers. */
  private static final List<String> NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  /** Nobody can't enter a cache in root's home. */
  private static final Path ELSEWHERE = Path.of("/var/tmp/backend-lab");

  private static @Nullable NotRoot known;

  static synchronized NotRoot here() {
    var here = known;
    if (here == null) {
      here = find(System.getProperty("user.name"), NAMESPACE, Folders.cache());
      known = here;
    }
    return here;
  }

  static NotRoot find(String user, List<String> namespace, Path cache) {
    if (!List.of(ROOT, NAMELESS).contains(user)) {
      return new NotRoot(List.of(), cache, "");
    }
    if (Commands.succeeds(Commands.with(namespace, "true"))) {
      return new NotRoot(namespace, cache, "");
    }
    if (user.equals(NAMELESS)) {
      throw new ServiceUnavailable(
          "PostgreSQL refuses to run as a user without a name, and unshare does not work here: run"
              + " the lab as another user, or set SPRING_DATASOURCE_URL to a server of yours.");
    }
    if (Commands.succeeds(Commands.with(NOBODY, "true"))) {
      return new NotRoot(NOBODY, forNobody(cache), "65534:65534");
    }
    throw new ServiceUnavailable(
        "PostgreSQL refuses to run as root, and neither unshare nor setpriv works here: run the lab"
            + " as another user, or set SPRING_DATASOURCE_URL to a server of yours.");
  }

  private static Path forNobody(Path cache) {
    if (Commands.succeeds(Commands.with(NOBODY, "test", "-x", cache.toString()))) {
      return cache;
    }
    try {
      Files.createDirectories(ELSEWHERE);
      if (!Files.getOwner(ELSEWHERE).getName().equals(ROOT)) {
        throw new IOException("it belongs to somebody else");
      }
      Files.setPosixFilePermissions(ELSEWHERE, Modes.of(0755));
      return ELSEWHERE;
    } catch (IOException e) {
      throw new ServiceUnavailable(
          "PostgreSQL refuses to run as root, and nobody can neither enter %s nor %s: set"
                  .formatted(cache, ELSEWHERE)
              + " XDG_CACHE_HOME to a folder that everybody may enter.",
          e);
    }
  }

  /** Gives a folder to whom the program runs as. */
  void own(Path folder) throws IOException {
    if (!owner.isEmpty()) {
      Commands.run(folder, "", List.of("chown", "-R", owner, "."));
    }
  }
}
