package dev.backendlab.kit.service;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Starts servers of the lab's own until they answer, on other ports where some were taken. */
public final class ServerStart {

  private static final int TRIES = 5;

  /** Platform threads, for the reason that {@link EarlyServer#start} gives. */
  private static final ThreadFactory THREADS = Thread.ofPlatform().factory();

  private ServerStart() {}

  /**
   * Starts a server, and returns when it answers.
   *
   * @param prepare prepares one on ports of its own, once for each try
   * @throws ServiceUnavailable with its last words, if it does not come to answer
   */
  public static <S extends PreparedServer> S of(Supplier<S> prepare) {
    return ofAll(() -> List.of(prepare.get())).getFirst();
  }

  /** The same for servers that wait for each other, as the brokers of a cluster do. */
  public static <S extends PreparedServer> List<S> ofAll(Supplier<List<S>> prepare) {
    for (int tries = 1; ; tries++) {
      var servers = prepare.get();
      sideBySide(servers, OwnServer::start);
      var failed = servers.stream().filter(each -> !each.awaitAnswer()).toList();
      if (failed.isEmpty()) {
        servers.forEach(each -> Casualties.watch(each.name(), each.server()));
        return servers;
      }
      var first = failed.getFirst();
      var sentence = "%s did not start: %s".formatted(first.name(), first.server().lastWords(2));
      boolean taken = failed.stream().anyMatch(each -> each.server().lacksItsPort());
      closeAll(servers);
      if (tries == TRIES || !taken) {
        throw new ServiceUnavailable(sentence);
      }
    }
  }

  /** Ends them for good. */
  public static void closeAll(List<? extends PreparedServer> servers) {
    sideBySide(servers, OwnServer::close);
  }

  /** A container takes a while to be made, and a JVM to be ended. */
  private static void sideBySide(List<? extends PreparedServer> servers, Consumer<OwnServer> work) {
    if (servers.size() == 1) {
      work.accept(servers.getFirst().server());
      return;
    }
    try (var threads = Executors.newThreadPerTaskExecutor(THREADS)) {
      servers.forEach(each -> threads.execute(() -> work.accept(each.server())));
    }
  }
}
