package dev.backendlab.kit.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Servers of the lab's own that ended though nobody asked them to. What goes wrong in a claim
 * meanwhile, a refused connection, a failed check, is a consequence of that and proves nothing.
 */
public final class Casualties {

  /** By server, what it is called in a sentence. */
  private static final Map<OwnServer, String> watched = new ConcurrentHashMap<>();

  /** Of servers that the claim has closed since. */
  private static final List<String> closed = new ArrayList<>();

  private Casualties() {}

  /**
   * Watches a server that has come to answer, until it is closed.
   *
   * @param name of the service, for example {@code Redis}
   */
  public static void watch(String name, OwnServer server) {
    watched.put(server, name);
  }

  /** Called by a server before it is closed. */
  public static void leave(OwnServer server) {
    var name = watched.remove(server);
    if (name != null) {
      server.death().ifPresent(death -> note(sentence(name, death)));
    }
  }

  /** A claim begins: what the one before it has lost and closed does not concern it. */
  public static synchronized void beginClaim() {
    closed.clear();
  }

  /** For the user, what has ended that the claim may have needed. */
  public static synchronized Optional<String> sentence() {
    return watched.entrySet().stream()
        .flatMap(
            entry -> entry.getKey().death().map(how -> sentence(entry.getValue(), how)).stream())
        .findFirst()
        .or(() -> closed.stream().findFirst());
  }

  private static synchronized void note(String sentence) {
    closed.add(sentence);
  }

  private static String sentence(String name, String death) {
    return "%s died, which is not part of the demo: %s".formatted(name, death);
  }
}
