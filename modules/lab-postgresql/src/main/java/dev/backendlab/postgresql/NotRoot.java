package dev.backendlab.postgresql;

import dev.backendlab.kit.service.ServiceUnavailable;
import java.util.List;

/**
 * What to put before a command that refuses to run as root, as PostgreSQL does.
 *
 * <p>In a user namespace without a mapping, root looks like nobody to the program and keeps its
 * access to its files.
 */
final class NotRoot {

  private static final List<String> NAMESPACE = List.of("unshare", "-U");

  private NotRoot() {}

  static List<String> prefix() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    if (Commands.succeeds(Commands.with(NAMESPACE, "true"))) {
      return NAMESPACE;
    }
    throw new ServiceUnavailable(
        "PostgreSQL refuses to run as root, and this system has no unshare to hide it: run the lab"
            + " as another user.");
  }
}
