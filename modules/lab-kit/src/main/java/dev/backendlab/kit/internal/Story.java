package dev.backendlab.kit.internal;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.event.Outcome;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The event stream of this JVM: numbers the events and hands each to one sink, in order.
 *
 * <p>There is one per JVM because a demo, its Spring contexts and its services all tell the same
 * story. Without a runner (an IDE, {@code mvn verify}) nobody listens.
 */
public final class Story {

  private static final Consumer<EventLine> NOBODY = line -> {};
  private static final Story LIVE = new Story(NOBODY);

  private Consumer<EventLine> sink;
  private long start = System.nanoTime();
  private int next;
  private @Nullable String claim;

  public Story(Consumer<EventLine> sink) {
    this.sink = sink;
  }

  /** The story of this JVM. */
  public static Story live() {
    return LIVE;
  }

  /** Sends the events from now on to this sink, numbered from 0. */
  public synchronized void to(Consumer<EventLine> sink) {
    this.sink = sink;
    this.start = System.nanoTime();
    this.next = 0;
  }

  /** Nobody listens from now on. */
  synchronized void toNobody() {
    to(NOBODY);
  }

  /** Whether somebody listens: a runner, or a trial of a broken twin. */
  synchronized boolean isHeard() {
    return sink != NOBODY;
  }

  /** The claim to which the next events belong, or null between claims. */
  public synchronized void enter(@Nullable String claim) {
    this.claim = claim;
  }

  /** Tells an event. */
  public synchronized void tell(Event event) {
    long at = (System.nanoTime() - start) / 1_000_000;
    sink.accept(new EventLine(EventLine.VERSION, next++, at, claim, event));
  }

  /** Ends the story of a run that could not begin, or not go on: its last event names the cause. */
  synchronized void failed(Throwable cause) {
    cause.printStackTrace();
    enter(null);
    tell(
        new Event.RunEnded(
            Outcome.BROKEN,
            0,
            0,
            0,
            0,
            Cause.oneSentence(cause),
            (System.nanoTime() - start) / 1_000_000));
  }
}
