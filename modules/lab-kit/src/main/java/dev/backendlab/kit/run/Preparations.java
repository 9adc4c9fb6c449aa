package dev.backendlab.kit.run;

import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.internal.ThisMachine;
import dev.backendlab.kit.question.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts a run that somebody is about to ask for while he still reads: the demo's process brings up
 * its contexts, rehearses its first claim, and is held. A run that comes finds it ready.
 *
 * <p>At most one is held. It goes when another question is prepared, when any run needs the
 * machine, in this lab or another, after {@link #LONGEST}, and with the lab, however that ends.
 */
public final class Preparations implements AutoCloseable {

  /** As long as somebody may read an answer. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** Twice what a held demo and its servers take. */
  private static final long LEAST_MEGABYTES = 1_000;

  /** Keeps processes that nobody asked for off a machine. */
  private static final String SWITCH = "LAB_PREPARE";

  private final Runner runner;
  private final ScheduledExecutorService background =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("lab-preparations").factory());
  private final ExecutorService endings = Executors.newVirtualThreadPerTaskExecutor();
  private @Nullable Held held;

  private record Held(Question question, Prepared demo) {}

  public Preparations(Runner runner) {
    this.runner = runner;
    var unused = background.scheduleWithFixedDelay(this::lookAfter, 1, 1, TimeUnit.SECONDS);
  }

  /** Prepares this question's demo in the background, where the machine has room and the time. */
  public void prepare(Question question) {
    background.execute(() -> begin(question));
  }

  /**
   * Starts a run as {@link Runner#start} does, by the prepared process where that fits it.
   *
   * @throws IOException where the process can't be started
   */
  public Run start(Runner.Order order, String id, Consumer<EventLine> audience) throws IOException {
    var ready = take(order);
    if (ready.isPresent()) {
      try {
        return runner.start(ready.get(), order, id, audience);
      } catch (IOException gone) {
        release(ready.get());
      }
    }
    return runner.start(order, id, audience);
  }

  private synchronized void begin(Question question) {
    if (held != null && held.question().id().equals(question.id()) && fits(held)) {
      return;
    }
    discard();
    if ("off".equals(System.getenv(SWITCH))
        || runner.runs().underWay().anything()
        || ThisMachine.availableMegabytes() < LEAST_MEGABYTES
        || runner.build().isStale(question)) {
      return;
    }
    try {
      held = new Held(question, runner.prepare(question));
    } catch (IOException | UncheckedIOException notNow) {
      // the run will say what is wrong
    }
  }

  private synchronized Optional<Prepared> take(Runner.Order order) {
    var ready = held;
    if (ready != null
        && ready.question().id().equals(order.question().id())
        && order.services().isEmpty()
        && fits(ready)) {
      held = null;
      return Optional.of(ready.demo());
    }
    discard();
    return Optional.empty();
  }

  private boolean fits(Held ready) {
    return ready.demo().isFit(runner.build().classPath(ready.question()));
  }

  private synchronized void lookAfter() {
    if (held != null
        && (held.demo().isOlderThan(LONGEST)
            || runner.runs().underWay().anything()
            || !fits(held))) {
      discard();
    }
  }

  private void discard() {
    if (held != null) {
      release(held.demo());
      held = null;
    }
  }

  private void release(Prepared demo) {
    demo.release();
    endings.execute(demo::awaitEnd);
  }

  /** Nothing is held any more; returns when nothing is left. */
  @Override
  public void close() {
    background.close(); // a preparation under way may still begin a process
    synchronized (this) {
      discard();
    }
    endings.close();
  }
}
