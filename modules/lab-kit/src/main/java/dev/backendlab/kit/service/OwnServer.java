package dev.backendlab.kit.service;

import java.util.Locale;
import java.util.Optional;

/**
 * A server of the lab's own, which a demo may hurt: a process ({@link ServerProcess}) or a
 * container. Its data outlive stop and restart, and end with {@link #close()}.
 */
public interface OwnServer extends AutoCloseable {

  /** Starts the server; it may take a while until it answers. */
  void start();

  /** Whether the server is there, be it paused. */
  boolean isAlive();

  /**
   * How the server has ended, if nobody asked it to: {@code the container … ended with status 1}.
   */
  Optional<String> death();

  /**
   * Sends the server a signal that ends it, and waits until it has ended.
   *
   * @param signal its name without SIG: {@code TERM}
   */
  void end(String signal);

  /** Kills the server with all its processes (kill -9), and waits until they have ended. */
  void kill();

  /** Freezes the server with all its processes: connections stay, answers don't come. */
  void pause();

  /** Thaws a paused server; one that isn't paused goes on. */
  void resume();

  /** What the server has written, to be shown when it does not start. */
  String log();

  /** The last lines of the log in one, for the sentence that says why it did not start. */
  default String lastWords(int lines) {
    var words =
        log()
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("at ")) // of a stack trace
            .toList();
    return words.isEmpty()
        ? "it said nothing."
        : String.join(" ", words.subList(Math.max(0, words.size() - lines), words.size()));
  }

  /** Whether it did not start because somebody else was given its port meanwhile. */
  default boolean lacksItsPort() {
    var said = log().toLowerCase(Locale.ROOT);
    return said.contains("address already in use") || said.contains("port is already allocated");
  }

  /** Ends the server at once and removes its data. */
  @Override
  void close();
}
