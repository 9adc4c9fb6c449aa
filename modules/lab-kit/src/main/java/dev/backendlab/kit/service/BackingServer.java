package dev.backendlab.kit.service;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.story.Story;
import org.jspecify.annotations.Nullable;

/**
 * A server that a demo works on: one of the lab's own, which a claim may hurt, or the user's, which
 * is left alone.
 *
 * <p>Hurting a server that is not the lab's own throws an {@link IllegalStateException}.
 */
public abstract class BackingServer implements Backing, AutoCloseable {

  private final @Nullable PreparedServer own;

  /**
   * A server that answers.
   *
   * @param own the lab's own, or null for the user's
   */
  protected BackingServer(@Nullable PreparedServer own) {
    this.own = own;
  }

  /** Whether the server is the lab's own, and may be stopped and paused. */
  public final boolean isOwn() {
    return own != null;
  }

  /** Where it listens, for people: a password in it is masked. */
  public abstract String address();

  /** As the server reports it, for example {@code 7.0.15}. */
  public abstract String version();

  /**
   * Tells the story that the server is ready.
   *
   * @param name of the service, for example {@code Redis}
   * @param since when its start began, as {@link System#nanoTime()}
   */
  protected final void announce(String name, Source source, long since) {
    long millis = (System.nanoTime() - since) / 1_000_000;
    Story.live()
        .tell(new Event.ServiceReady(name, version(), source.toString(), address(), millis));
  }

  /** The signal that ends the server in order, without SIG. */
  protected String signal() {
    return "TERM";
  }

  /** Stops the server in order: connections break, new ones are refused. Its data stay. */
  public void stop() {
    own().server().end(signal());
  }

  /** Kills the server (kill -9). Its data stay, as far as they are on disk. */
  public void kill() {
    own().server().kill();
  }

  /** Starts the server again on its old port and data, after stopping it if need be. */
  public void restart() {
    stop();
    if (!own().startAndAnswer()) {
      throw new IllegalStateException(
          "%s did not start again: %s".formatted(own().name(), own().server().log()));
    }
  }

  /** Freezes the server with all its processes: connections stay, answers don't come. */
  public void pause() {
    own().server().pause();
  }

  /** Thaws the server. */
  public void resume() {
    own().server().resume();
  }

  /** Ends the server for good and removes its data; the user's is left alone. */
  @Override
  public void close() {
    if (own != null) {
      own.server().close();
    }
  }

  private PreparedServer own() {
    if (own == null) {
      throw new IllegalStateException(
          "%s is not the lab's own: it can't be hurt.".formatted(address()));
    }
    return own;
  }
}
