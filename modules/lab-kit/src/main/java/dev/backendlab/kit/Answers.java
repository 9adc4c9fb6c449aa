package dev.backendlab.kit;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A tally of answers, from any number of threads.
 *
 * <pre>{@code
 * var answers = new Answers();
 * stage.load("10,000 calls").clients(64).requests(10_000, i -> answers.count(() -> api.get("/")));
 * stage.check("calls that passed", answers.with(200)).is(1_000);
 * }</pre>
 */
public final class Answers {

  private final Map<Integer, Long> statuses = new ConcurrentHashMap<>();
  private final Latencies.Recorder waits = new Latencies.Recorder();
  private final Latencies.Recorder served = new Latencies.Recorder();
  private final long start = System.nanoTime();

  /** Makes a call, counts its answer and how long it took, and gives the answer on. */
  public Answer count(Callable<Answer> call) throws Exception {
    long before = System.nanoTime();
    var answer = call.call();
    long waited = System.nanoTime() - before;
    statuses.merge(answer.status(), 1L, Long::sum);
    waits.record(waited);
    if (answer.status() / 100 == 2) {
      served.record(waited);
    }
    return answer;
  }

  /** How many had this status; {@link Answer#GAVE_UP} for those without an answer. */
  public long with(int status) {
    return statuses.getOrDefault(status, 0L);
  }

  /** How many there are in all. */
  public long all() {
    return statuses.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many in a hundred were not answered with success. */
  public Counted errorPercent() {
    long successes =
        statuses.entrySet().stream()
            .filter(each -> each.getKey() / 100 == 2)
            .mapToLong(Map.Entry::getValue)
            .sum();
    return Counted.percent(all() - successes, all());
  }

  /** How long callers waited, also those who left without an answer. */
  public Latencies waits() {
    return waits.over(Duration.ofNanos(System.nanoTime() - start));
  }

  /** How long those waited who were answered with success. */
  public Latencies served() {
    return served.over(Duration.ofNanos(System.nanoTime() - start));
  }

  /** For a table: {@code 10 × 200, 30 × 429, 2 × gave up}. */
  @Override
  public String toString() {
    return new TreeMap<>(statuses)
        .entrySet().stream()
            .map(each ->
                each.getValue()
                    + " × "
                    + (each.getKey() == Answer.GAVE_UP ? "gave up" : each.getKey()))
            .collect(Collectors.joining(", "));
  }
}
