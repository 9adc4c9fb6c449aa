package dev.backendlab.kit.run;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.service.Trees;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A demo's process while it tells its story. */
public final class Run {

  private static final Duration GRACE = Duration.ofSeconds(8);

  private final Runner.Order order;
  private final Process process;
  private final Path temporary;
  private final Evidence evidence;
  private final UnderWay underWay;
  private final CountDownLatch told = new CountDownLatch(1);
  private final long start = System.nanoTime();
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);

  private volatile @Nullable String stopped;
  private volatile boolean interrupted;
  private Consumer<EventLine> audience;
  private Event.@Nullable RunEnded ended;
  private @Nullable String claim;
  private long claimStarted;
  private int next;

  private Run(
      Runner.Order order,
      Process process,
      Path temporary,
      Evidence evidence,
      UnderWay underWay,
      Consumer<EventLine> audience) {
    this.order = order;
    this.process = process;
    this.temporary = temporary;
    this.evidence = evidence;
    this.underWay = underWay;
    this.audience = audience;
  }

  static Run start(
      Runner.Order order,
      List<String> command,
      Path temporary,
      Evidence evidence,
      UnderWay underWay,
      Consumer<EventLine> audience)
      throws IOException {
    var builder =
        new ProcessBuilder(command)
            .directory(order.question().folder().toFile())
            .redirectError(evidence.log());
    return of(order, builder.start(), temporary, evidence, underWay, audience);
  }

  /** The run of a process that has begun already, and has said nothing yet. */
  static Run of(
      Runner.Order order,
      Process process,
      Path temporary,
      Evidence evidence,
      UnderWay underWay,
      Consumer<EventLine> audience) {
    var run = new Run(order, process, temporary, evidence, underWay, audience);
    underWay.begin();
    Thread.ofPlatform().daemon().name("lab-story").start(run::listen);
    Thread.ofVirtual().start(run::watchTheClock);
    return run;
  }

  /** Waits for the end of the run. */
  public RunResult await() throws InterruptedException {
    told.await();
    return new RunResult(java.util.Objects.requireNonNull(ended), interrupted, evidence.folder());
  }

  /**
   * Ends the run: the demo closes its services, or is killed where it takes too long. Returns when
   * the process is gone and the last event is told.
   */
  public void stop() {
    interrupted = true;
    end("stopped by you");
  }

  private void end(String why) {
    stopped = why;
    try {
      process.getOutputStream().close();
    } catch (IOException alreadyGone) {
      // then there is nothing to close
    }
    try {
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
      told.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void watchTheClock() {
    try {
      if (!process.waitFor(order.limit().toMillis(), TimeUnit.MILLISECONDS)) {
        end("it took longer than " + words(order.limit()) + " and was stopped");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      EventLine.prepareReading(); // while the demo's JVM starts
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        EventLine.parse(line).ifPresent(this::hear);
      }
    } catch (IOException ended) {
      // the process is gone; what it did not say is said below
    } catch (RuntimeException | Error failed) {
      stopped = "its story could not be told on: " + failed;
      audience = nobody -> {};
      process.destroy(); // nobody reads what it writes
    }
    try {
      int status = process.waitFor();
      if (ended == null) {
        endInItsPlace(status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Trees.deleted(temporary); // what a killed demo could not remove
      evidence.close();
      underWay.end();
      told.countDown();
    }
  }

  private void hear(EventLine line) {
    next = line.seq() + 1;
    switch (line.event()) {
      case Event.ClaimStarted started -> {
        claim = started.claim();
        claimStarted = millis();
      }
      case Event.ClaimEnded over -> {
        claim = null;
        outcomes.merge(over.outcome(), 1, Integer::sum);
      }
      case Event.RunEnded last -> ended = last;
      default -> {}
    }
    evidence.write(line);
    audience.accept(line);
  }

  /** Says what a process could not say that was killed: every run has a last event. */
  private void endInItsPlace(int status) {
    var why =
        stopped != null
            ? stopped
            : "the demo's process ended with status %d before its story did; its log says more%s"
                .formatted(status, OpenFiles.tooFew());
    var running = claim;
    if (running != null) {
      hear(
          line(
              running,
              new Event.ClaimEnded(running, Outcome.BROKEN, why, millis() - claimStarted)));
    }
    int over = outcomes.values().stream().mapToInt(Integer::intValue).sum();
    hear(
        line(
            null,
            new Event.RunEnded(
                Outcome.BROKEN,
                count(Outcome.PROVEN),
                count(Outcome.REFUTED),
                count(Outcome.SKIPPED),
                count(Outcome.BROKEN) + order.claims().size() - over,
                why,
                millis())));
  }

  private int count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  private EventLine line(@Nullable String claim, Event event) {
    return new EventLine(EventLine.VERSION, next, millis(), claim, event);
  }

  private long millis() {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static String words(Duration limit) {
    var parts = new ArrayList<String>();
    if (limit.toMinutes() > 0) {
      parts.add(limit.toMinutes() + " min");
    }
    if (limit.toSecondsPart() > 0 || parts.isEmpty()) {
      parts.add(limit.toSecondsPart() + " s");
    }
    return String.join(" ", parts);
  }
}
