package dev.backendlab.cli.run;

import dev.backendlab.cli.session.Session;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.run.Preparations;
import dev.backendlab.kit.run.RunResult;
import dev.backendlab.kit.run.Runner;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Demos for somebody who reads between them: each is told as {@code ./lab run} does. */
public final class DemoRuns implements AutoCloseable {

  private final Session session;
  private final Preparations preparations;
  private final Map<Runner.Order, RunResult> results = new LinkedHashMap<>();

  public DemoRuns(Session session) {
    this.session = session;
    this.preparations = new Preparations(session.runner());
  }

  /** Gets a demo ready while the user reads. */
  public void prepare(Question question) {
    preparations.prepare(question);
  }

  /**
   * Builds what is stale, asks what will happen, runs, tells.
   *
   * @return empty where the input ended while the user was asked: then nothing ran
   */
  public Optional<RunResult> predicted(Runner.Order order)
      throws IOException, InterruptedException {
    var telling = begun(order);
    preparations.prepare(order.question());
    var foresight = Foresight.asked(session, order);
    return foresight.isCutShort() ? Optional.empty() : Optional.of(told(telling, order, foresight));
  }

  /** The same of a broken twin, of which nothing is asked. */
  public RunResult broken(Runner.Order order) throws IOException, InterruptedException {
    return told(begun(order), order, Foresight.none(session, order.question()));
  }

  private Telling begun(Runner.Order order) throws InterruptedException {
    var telling = new Telling(session, false, false);
    telling.open(order.question());
    new Performance(session, false, false, false).build(List.of(order.question()));
    return telling;
  }

  private RunResult told(Telling telling, Runner.Order order, Foresight foresight)
      throws IOException, InterruptedException {
    var result = telling.tell(order, foresight, preparations);
    results.put(order, result);
    return result;
  }

  /** What was prepared goes; caches are trained when no demo measures any more. */
  @Override
  public void close() {
    preparations.close();
    results.forEach(session.runner()::trainAfter);
  }
}
