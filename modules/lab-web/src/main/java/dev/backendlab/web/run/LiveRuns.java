package dev.backendlab.web.run;

import dev.backendlab.kit.predict.Guesses;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.run.Preparations;
import dev.backendlab.kit.run.Runner;
import dev.backendlab.kit.run.Runs;
import dev.backendlab.web.LabProperties;
import dev.backendlab.web.run.LiveRun.Stage;
import dev.backendlab.web.story.Scribes;
import jakarta.annotation.PreDestroy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The runs that wait for their turn, those that run, and the last that ended. */
@Component
class LiveRuns {

  private static final int REMEMBERED = 30;

  private final Performer performer;
  private final Preparations preparations;
  private final Scribes scribes;
  private final int parallel;
  private final Map<String, LiveRun> all = new LinkedHashMap<>();
  private final Deque<LiveRun> waiting = new ArrayDeque<>();
  private final List<LiveRun> running = new ArrayList<>();
  private boolean closed;

  LiveRuns(
      Performer performer, Preparations preparations, Scribes scribes, LabProperties properties) {
    this.performer = performer;
    this.preparations = preparations;
    this.scribes = scribes;
    this.parallel = properties.parallel();
  }

  /** Somebody reads this question, and may want to run it: gets ready, unless a run is at work. */
  synchronized void prepare(Question question) {
    if (running.isEmpty() && !closed) {
      preparations.prepare(question);
    }
  }

  /** Runs it as soon as there is room. */
  LiveRun submit(Runner.Order order, Guesses guesses) {
    return submit(order, guesses, run -> {});
  }

  /** The same; {@code told} hears the run's id when it has been told to its end. */
  synchronized LiveRun submit(Runner.Order order, Guesses guesses, Consumer<String> told) {
    var question = order.question();
    var scribe = scribes.ofNew(question, order.claims(), guesses);
    var live = new LiveRun(Runs.newId(question.id()), order, guesses, scribe, told);
    all.put(live.id(), live);
    waiting.add(live);
    forget();
    next();
    return live;
  }

  synchronized Optional<LiveRun> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  /** Those that have not ended, in the order of their turn. */
  synchronized List<LiveRun> underWay() {
    var underWay = new ArrayList<>(running);
    underWay.addAll(waiting);
    return underWay;
  }

  /** Ends a run, or takes it out of the queue. */
  void stop(LiveRun live) {
    boolean waited;
    synchronized (this) {
      waited = waiting.remove(live);
      places();
    }
    live.stop();
    if (waited) {
      live.is(Stage.ENDED, 0, "It was taken out of the queue before its turn.");
    }
  }

  private void next() {
    while (!closed && running.size() < parallel && !waiting.isEmpty()) {
      var live = waiting.remove();
      running.add(live);
      Thread.ofPlatform().name("perform-" + live.id()).start(() -> perform(live));
    }
    places();
  }

  private void places() {
    int place = 0;
    for (var live : waiting) {
      live.is(Stage.WAITING, ++place, "");
    }
  }

  private void perform(LiveRun live) {
    try {
      performer.perform(live);
    } finally {
      synchronized (this) {
        running.remove(live);
        next();
        prepare(live.order().question()); // for its next claim
      }
    }
  }

  private void forget() {
    all.values().removeIf(live -> all.size() > REMEMBERED && live.state().stage() == Stage.ENDED);
  }

  /** The demos end before the server does. */
  @PreDestroy
  void close() {
    List<LiveRun> open;
    synchronized (this) {
      closed = true;
      waiting.clear();
      open = List.copyOf(running);
    }
    open.parallelStream().forEach(LiveRun::stop);
  }
}
