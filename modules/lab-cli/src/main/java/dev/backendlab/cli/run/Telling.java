package dev.backendlab.cli.run;

import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.story.StoryTeller;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.run.Preparations;
import dev.backendlab.kit.run.RunResult;
import dev.backendlab.kit.run.Runner;
import dev.backendlab.kit.run.Runs;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run, told while it happens: as a story, or as its event lines. */
final class Telling {

  private static final long SILENCE_MILLIS = 1_000;

  private final Session session;
  private final boolean json;
  private final StoryTeller teller;
  private @Nullable Foresight foresight;
  private long heard = System.nanoTime();

  Telling(Session session, boolean json, boolean full) {
    this.session = session;
    this.json = json;
    this.teller =
        full ? StoryTeller.ofAll(session.terminal()) : new StoryTeller(session.terminal());
  }

  /** The first line, before anything is built or started. */
  void open(Question question) {
    teller.follow(question.picture());
    if (!json) {
      session.tell(teller.opening(question.id(), question.question()));
    }
  }

  /** Runs and tells; Ctrl-C ends the run in good order. */
  RunResult tell(Runner.Order order, Foresight foresight, Preparations preparations)
      throws IOException, InterruptedException {
    this.foresight = foresight;
    try (var interruption = new Interruption();
        var clock = Executors.newSingleThreadScheduledExecutor(Telling::daemon)) {
      if (!json && session.terminal().live()) {
        var unused = clock.scheduleAtFixedRate(this::tick, 200, 200, TimeUnit.MILLISECONDS);
      }
      var run = preparations.start(order, Runs.newId(order.question().id()), this::hear);
      interruption.stops(run);
      var result = run.await();
      result.folder().ifPresent(foresight.guesses()::keepIn);
      clock.shutdownNow();
      if (!json) {
        session.tell(teller.farewell(whereabouts(order.question()).of(result.folder())));
        session.print(foresight.standing());
      }
      if (foresight.isForgotten()) {
        session.aside(session.places().withoutPractice());
      }
      if (result.folder().isEmpty()) {
        session.aside(session.places().withoutEvidence());
      }
      return result;
    }
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "lab-clock");
    thread.setDaemon(true);
    return thread;
  }

  private synchronized void hear(EventLine line) {
    heard = System.nanoTime();
    session.tell(json ? line.toJson() + "\n" : teller.tell(line));
    if (foresight != null) {
      session.print(foresight.hear(line));
    }
  }

  private synchronized void tick() {
    long silence = (System.nanoTime() - heard) / 1_000_000;
    if (silence >= SILENCE_MILLIS) {
      session.tell(teller.waiting(silence));
    }
  }

  private Whereabouts whereabouts(Question question) {
    return new Whereabouts(session, question, teller.ledger());
  }
}
