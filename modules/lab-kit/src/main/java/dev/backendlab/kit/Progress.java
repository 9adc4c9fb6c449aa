package dev.backendlab.kit;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.story.Story;
import java.util.concurrent.atomic.AtomicLong;

/** How far long work has come. Tells at most ten times a second, however often it is called. */
public final class Progress {

  private static final long INTERVAL_NANOS = 100_000_000;

  private final Story story;
  private final String what;
  private final long total;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong lastTold = new AtomicLong(System.nanoTime() - INTERVAL_NANOS);

  Progress(Story story, String what, long total) {
    this.story = story;
    this.what = what;
    this.total = total;
  }

  /** One more step is done; may be called from any thread. */
  public void step() {
    to(done.incrementAndGet());
  }

  /** So many steps are done in all. The last one is always told. */
  public void to(long done) {
    this.done.set(done);
    long now = System.nanoTime();
    long last = lastTold.get();
    boolean complete = total > 0 && done == total;
    if (complete || (now - last >= INTERVAL_NANOS && lastTold.compareAndSet(last, now))) {
      story.tell(new Event.Progressed(what, done, total));
    }
  }
}
