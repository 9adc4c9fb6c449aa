package dev.backendlab.cli.interview;

import dev.backendlab.cli.session.Session;
import dev.backendlab.kit.interview.Interview;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The clock of a question. On a live terminal it has the first row for itself: the cursor is put
 * back where the user types.
 */
final class Clock implements AutoCloseable {

  private static final String CLEAR = "\u001b[H\u001b[2J";
  private static final String SAVE = "\u001b7\u001b[1;1H\u001b[K";
  private static final String RESTORE = "\u001b8";

  private final Session session;
  private final Interview interview;
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("lab-interview-clock").factory());

  private Clock(Session session, Interview interview) {
    this.session = session;
    this.interview = interview;
  }

  /** Clears a live terminal and ticks there; else says the time once. */
  static Clock begin(Session session, Interview interview) {
    var clock = new Clock(session, interview);
    if (session.terminal().live()) {
      session.tell(CLEAR + "\n");
      var unused = clock.ticks.scheduleAtFixedRate(clock::tick, 0, 1, TimeUnit.SECONDS);
    } else {
      session.tell(clock.words() + "\n");
    }
    return clock;
  }

  private void tick() {
    session.tell(SAVE + words() + RESTORE);
  }

  private String words() {
    var since = Duration.between(interview.asked(), InstantSource.system().instant());
    return "  question %d   %s   %s left"
        .formatted(interview.place(), minutes(since), minutes(interview.left()));
  }

  /** Minutes and seconds: {@code 4:07}. */
  static String minutes(Duration time) {
    return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }

  @Override
  public void close() {
    ticks.shutdownNow();
  }
}
