package dev.backendlab.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * Several works timed in turn by one thread, so that whatever else the machine does meets all of
 * them alike, and in another order each round, so that none always follows the same neighbour.
 *
 * <pre>{@code
 * var timed = stage.inTurn("one checkout").way("session", session).way("JWT", jwt).rounds(200);
 * stage.compare("p50", "ms").without("session", timed.of("session").p50())…
 * }</pre>
 */
@CheckReturnValue
public final class InTurn {

  /** Half as many rounds as are counted run before them. */
  private static final int WARM_UP = 2;

  private final Stage stage;
  private final String what;
  private final Map<String, Callable<?>> ways = new LinkedHashMap<>();

  InTurn(Stage stage, String what) {
    this.stage = stage;
    this.what = what;
  }

  /** One more work. */
  public InTurn way(String name, Callable<?> work) {
    ways.put(name, work);
    return this;
  }

  /**
   * Does each of them once a round, and tells how long they took.
   *
   * @param rounds how many are counted; half as many run before, to warm up
   * @return the latencies by name, in the order in which the works were given
   * @throws Exception what a work throws, at once: a timing with errors means nothing
   */
  public ByName<Latencies> rounds(int rounds) throws Exception {
    var recorders = new LinkedHashMap<String, Latencies.Recorder>();
    ways.keySet().forEach(name -> recorders.put(name, new Latencies.Recorder()));
    var order = new ArrayList<>(ways.entrySet());
    var shuffled = new Random(rounds); // the same orders in each run
    long start = System.nanoTime();
    for (int i = -rounds / WARM_UP; i < rounds; i++) {
      Collections.shuffle(order, shuffled);
      start = i == 0 ? System.nanoTime() : start;
      for (var way : order) {
        long before = System.nanoTime();
        way.getValue().call();
        long took = System.nanoTime() - before;
        if (i >= 0) {
          recorders.computeIfPresent(way.getKey(), (name, recorder) -> recorded(recorder, took));
        }
      }
    }
    return told(recorders, Duration.ofNanos(System.nanoTime() - start));
  }

  private static Latencies.Recorder recorded(Latencies.Recorder recorder, long took) {
    recorder.record(took);
    return recorder;
  }

  private ByName<Latencies> told(Map<String, Latencies.Recorder> recorders, Duration took) {
    var all = new LinkedHashMap<String, Latencies>();
    recorders.forEach((name, recorder) -> {
      var latencies = recorder.over(took).heldAgainst(1);
      all.put(name, latencies);
      stage.tell(what + ": " + name, latencies, "in turn with the others");
    });
    return new ByName<>(all);
  }
}
