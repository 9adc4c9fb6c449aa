package dev.backendlab.peers;

import dev.backendlab.kit.Counter;
import dev.backendlab.peers.Observation.Kind;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The rounds of one JVM: each way gets one iteration of JMH a round, in an order that is shuffled
 * anew. So whatever else the machine does meets all of them alike. JMH by itself finishes with one
 * benchmark before it begins the next, and a machine that has changed its speed meanwhile looks
 * like a difference between the two.
 */
final class Rounds {

  static final int COUNTED = 20;
  static final int MILLIS = 100;

  /** For the compiler. */
  private static final int WARM_UP = COUNTED / 2;

  private static final int CALLS = 1_000;

  private Rounds() {}

  /** Prints what was seen of this comparison, a line each. */
  public static void main(String[] type) {
    try {
      observe(Comparison.of(type[0]));
      System.exit(0); // the clients' threads would go on
    } catch (Exception failure) {
      failure.printStackTrace();
      System.exit(1);
    }
  }

  private static void observe(Comparison comparison) throws Exception {
    var ways = new ArrayList<>(comparison.ways());
    var order = new Random(COUNTED); // the same orders in each run
    for (int round = -WARM_UP; round < COUNTED; round++) {
      Collections.shuffle(ways, order);
      for (var way : ways) {
        double micros = p50(way);
        if (round >= 0) {
          say(way, Kind.MICROS, micros);
        }
      }
    }
    if (comparison.type().getConstructor().newInstance() instanceof Counter counter) {
      for (var way : ways) {
        say(way, Kind.TRIPS, (double) trips(counter, way) / CALLS);
      }
    }
  }

  private static double p50(Method way) throws RunnerException {
    var name = way.getDeclaringClass().getName() + "." + way.getName();
    var options =
        new OptionsBuilder()
            .include("^" + name.replace(".", "\\.") + "$")
            .mode(Mode.SampleTime)
            .timeUnit(TimeUnit.MICROSECONDS)
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(MILLIS))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    return new Runner(options).runSingle().getPrimaryResult().getStatistics().getPercentile(50);
  }

  private static long trips(Counter counter, Method way) throws Exception {
    return counter.of(() -> {
      for (int call = 0; call < CALLS; call++) {
        way.invoke(counter);
      }
    });
  }

  private static void say(Method way, Kind kind, double value) {
    System.out.println(new Observation(way.getName(), kind, value).line());
  }
}
