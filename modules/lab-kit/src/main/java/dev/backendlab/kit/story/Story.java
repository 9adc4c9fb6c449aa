package dev.backendlab.kit.story;

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

  private static final Story LIVE = new Story(null);

  private @Nullable Consumer<EventLine> sink;
  private long start = System.nanoTime();
  private int next;
  private @Nullable String claim;
  private final Hops hops = new Hops();

  /** A story for this sink, or one to which nobody listens yet. */
  public Story(@Nullable Consumer<EventLine> sink) {
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
  public synchronized void toNobody() {
    sink = null;
    hops.end();
  }

  /** Whether somebody listens: a runner, or a trial of a broken twin. */
  public synchronized boolean isHeard() {
    return sink != null;
  }

  /** The claim to which the next events belong, or null between claims. */
  public synchronized void enter(@Nullable String claim) {
    this.claim = claim;
    if (claim == null || sink == null) {
      hops.end();
    } else {
      hops.begin();
    }
  }

  /** Where observers count calls while a claim runs, and somebody listens. */
  public Hops hops() {
    return hops;
  }

  /**
   * Tells an event, and before it the calls that were counted since the last one: they belong to
   * what has happened since.
   */
  public synchronized void tell(Event event) {
    if (!(event instanceof Event.Progressed)) {
      hops.take().forEach(this::tellAlone);
    }
    tellAlone(event);
  }

  private void tellAlone(Event event) {
    long at = (System.nanoTime() - start) / 1_000_000;
    var line = new EventLine(EventLine.VERSION, next++, at, claim, event);
    if (sink != null) {
      sink.accept(line);
    }
  }

  /**
   * Ends the story of a run that could not begin, or not go on.
   *
   * @param cause in one sentence, which the last event tells
   */
  public synchronized void failed(String cause) {
    enter(null);
    tell(
        new Event.RunEnded(
            Outcome.BROKEN, 0, 0, 0, 0, cause, (System.nanoTime() - start) / 1_000_000));
  }
}
