package dev.backendlab.web.run;

import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.predict.Guesses;
import dev.backendlab.kit.run.Run;
import dev.backendlab.kit.run.Runner;
import dev.backendlab.web.story.Scribe;
import dev.backendlab.web.story.StoryPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run of this server, from the moment it was asked for. It keeps what it told, so that a tab
 * takes it at its own pace, whenever it came.
 */
final class LiveRun {

  /** Where a run stands. */
  enum Stage {
    WAITING,
    BUILDING,
    RUNNING,
    ENDED
  }

  /**
   * What a tab has not seen yet.
   *
   * @param frames ready to be sent, in order
   * @param state how the run stands now
   */
  record News(List<byte[]> frames, State state) {}

  /**
   * How a run stands.
   *
   * @param place in the queue from 1, or 0
   * @param trouble why it never told anything, else empty
   * @param version grows with each change
   */
  record State(Stage stage, int place, String trouble, int version) {}

  private final String id;
  private final Runner.Order order;
  private final Guesses guesses;
  private final Scribe scribe;
  private final Consumer<String> told;
  private final List<byte[]> frames = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private State state = new State(Stage.WAITING, 0, "", 0);
  private @Nullable Run run;
  private boolean stopped;

  LiveRun(String id, Runner.Order order, Guesses guesses, Scribe scribe, Consumer<String> told) {
    this.id = id;
    this.told = told;
    this.order = order;
    this.guesses = guesses;
    this.scribe = scribe;
  }

  String id() {
    return id;
  }

  Runner.Order order() {
    return order;
  }

  Guesses guesses() {
    return guesses;
  }

  /** It ran to its end. */
  void isTold() {
    told.accept(id);
  }

  /** Takes the next event; called by one thread. */
  void hear(EventLine line) {
    lock.lock();
    try {
      frames.add(scribe.write(line).serverSent());
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void is(Stage stage, int place, String trouble) {
    lock.lock();
    try {
      if (state.stage() != Stage.ENDED && (state.stage() != stage || state.place() != place)) {
        state = new State(stage, place, trouble, state.version() + 1);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  State state() {
    lock.lock();
    try {
      return state;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The run as it is at one moment.
   *
   * @param frames how many of them are in the page
   */
  record Snapshot(StoryPage page, int frames, State state) {}

  Snapshot snapshot() {
    lock.lock();
    try {
      return new Snapshot(scribe.page(), frames.size(), state);
    } finally {
      lock.unlock();
    }
  }

  int frames() {
    lock.lock();
    try {
      return frames.size();
    } finally {
      lock.unlock();
    }
  }

  /** What came after so many frames and that state; waits for it, but not for ever. */
  News after(int seen, int version, Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (frames.size() <= seen && state.version() == version && left > 0) {
        left = changed.awaitNanos(left);
      }
      return new News(
          List.copyOf(frames.subList(Math.min(seen, frames.size()), frames.size())), state);
    } finally {
      lock.unlock();
    }
  }

  /** The process that tells it; where it was stopped before that began, it ends at once. */
  void runs(Run run) {
    lock.lock();
    try {
      this.run = run;
    } finally {
      lock.unlock();
    }
    if (isStopped()) {
      run.stop();
    }
  }

  boolean isStopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  /** Ends it; returns when its process is gone. */
  void stop() {
    Run running;
    lock.lock();
    try {
      stopped = true;
      running = run;
    } finally {
      lock.unlock();
    }
    if (running != null) {
      running.stop();
    }
  }
}
