package dev.backendlab.kit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * How often one thread does each of several works in a second of processor time, once the compiler
 * has finished with them: in turn, slice by slice, until the last slices of each agree.
 *
 * @see <a href="https://doi.org/10.1145/1297027.1297033">Georges, Buytaert, Eeckhout: Statistically
 *     rigorous Java performance evaluation (OOPSLA 2007), 3.2: steady state</a>
 */
@CheckReturnValue
public final class Rates {

  private static final Duration SLICE = Duration.ofMillis(20);

  /** The last slices, which are what is shown, and must agree. */
  private static final int LAST = 5;

  /** Slices agree within this share of their median. */
  private static final double AGREEMENT = 0.05;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Stage stage;
  private final String what;
  private final List<Way> ways = new ArrayList<>();

  Rates(Stage stage, String what) {
    this.stage = stage;
    this.what = what;
  }

  /** One more work. */
  public Rates way(String name, Runnable work) {
    ways.add(new Way(name, work));
    return this;
  }

  /**
   * Measures them until all are steady; one that is steady leaves its turns to the others.
   *
   * @param warmUp processor time that each gets before its slices count: a compiler that has not
   *     come yet looks like a steady state
   * @param limit processor time for each after that; a work that is not steady by then says so
   * @return what each does per second of processor time, by name, in the order given
   */
  public ByName<Measured> steady(Duration warmUp, Duration limit) {
    long before = warmUp.dividedBy(SLICE);
    long most = before + Math.max(LAST, limit.dividedBy(SLICE));
    var progress = stage.progress(what, 0);
    for (long slice = 0; slice < most; slice++) {
      boolean all = slice < before + LAST;
      var wanted = ways.stream().filter(way -> all || !way.measured().steady()).toList();
      if (wanted.isEmpty()) {
        break;
      }
      wanted.forEach(Way::slice);
      progress.step();
    }
    var rates = new LinkedHashMap<String, Measured>();
    ways.forEach(way -> rates.put(way.name, way.measured()));
    return new ByName<>(rates);
  }

  private static final class Way {

    private final String name;
    private final Runnable work;
    private final List<Double> slices = new ArrayList<>();

    Way(String name, Runnable work) {
      this.name = name;
      this.work = work;
    }

    void slice() {
      long start = THREADS.getCurrentThreadCpuTime();
      long now = start;
      long times = 0;
      for (; now - start < SLICE.toNanos(); now = THREADS.getCurrentThreadCpuTime()) {
        work.run();
        times++;
      }
      slices.add(times * 1e9 / (now - start));
    }

    Measured measured() {
      var last =
          slices.stream()
              .skip(Math.max(0, slices.size() - LAST))
              .mapToDouble(Double::doubleValue)
              .toArray();
      var measured = Measured.ofWindows(last, false);
      boolean agree =
          Arrays.stream(last)
              .allMatch(rate -> Math.abs(rate - measured.value()) <= AGREEMENT * measured.value());
      return Measured.ofWindows(last, agree);
    }
  }
}
