package dev.backendlab.kit.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a demo tells its audience, in the order in which it happened.
 *
 * <p>Faces switch over this type without a default, so that a new event breaks every face that
 * forgets it. The JSON form of each is documented in {@code docs/events.md}.
 */
public sealed interface Event {

  /**
   * The first event of every run.
   *
   * @param run the run's id, unique on this machine
   * @param question the question's id, for example {@code q12}
   * @param claims the ids of the claims that this run will try, in order
   * @param broken the claim whose mechanism is replaced by its broken twin, if any
   * @param startedAt the wall clock, ISO-8601 in UTC
   */
  record RunStarted(
      String run,
      String question,
      List<String> claims,
      @Nullable String broken,
      String startedAt,
      Machine machine)
      implements Event {}

  /**
   * The machine of the run, so that figures can be read later.
   *
   * @param os name and version
   * @param memoryMegabytes physical memory, in MiB
   * @param java vendor and version
   * @param versions the libraries that the module's figures depend on, by name
   */
  record Machine(
      String os,
      String arch,
      int processors,
      long memoryMegabytes,
      String java,
      Map<String, String> versions) {}

  /**
   * A backing service answers.
   *
   * @param service what it is, for example {@code Redis}
   * @param version as the server itself reports it
   * @param origin where it comes from: {@code embedded}, {@code installed}, {@code external},
   *     {@code docker} or {@code compose}
   * @param address for people, password masked
   * @param millis from the order to start it until it answered, in ms
   */
  record ServiceReady(String service, String version, String origin, String address, long millis)
      implements Event {}

  /**
   * An application of the module answers, kept up by {@code ./lab start}.
   *
   * @param variable the name of the shell variable for its URL, as in the README
   */
  record ApplicationReady(String variable, String url, long millis) implements Event {}

  /**
   * A claim is about to be tried.
   *
   * @param method the claim's method, {@code dev.backendlab.jwt.JwtDemo#aForgedTokenIsRefused}
   * @param reads the production classes to read beside it, by full name
   * @param twin what the broken twin replaced, where one is at work
   */
  record ClaimStarted(
      String claim, String sentence, String method, List<String> reads, @Nullable String twin)
      implements Event {}

  /** Narration: one or a few sentences. */
  record Said(String text) implements Event {}

  /**
   * Something was observed and held against what the claim demands.
   *
   * @param control whether this is the control: the legitimate or the unprotected case beside it
   * @param because the mechanism that makes it so, where the demo names it
   * @param evidence counted or measured; null in a run from before this was told
   * @param spread of a measured value
   */
  record Checked(
      String what,
      String expected,
      String actual,
      boolean held,
      boolean control,
      @Nullable String because,
      @Nullable Evidence evidence,
      @Nullable Spread spread)
      implements Event {}

  /**
   * How sure a measured value is.
   *
   * @param n the number of observations
   * @param low the lower end of what the value may be, in its unit
   * @param high the upper end
   * @param steady whether it had stopped changing when it was taken
   */
  record Spread(long n, double low, double high, boolean steady) {}

  /**
   * The same work without and with the mechanism.
   *
   * @param unit of both values, for example {@code ms} or {@code statements}
   * @param demand what the claim demands, in words: {@code at least 5 times lower}; empty where the
   *     comparison is shown only
   * @param ratio the larger value divided by the smaller; infinite (as the string {@code Infinity})
   *     where one of them is 0
   */
  record Compared(
      String what,
      Side without,
      Side with,
      String unit,
      String demand,
      double ratio,
      boolean held,
      @Nullable String because,
      @Nullable Evidence evidence)
      implements Event {}

  /** One side of a comparison: what it is, its value, and the spread of a measured one. */
  record Side(String label, double value, @Nullable Spread spread) {}

  /**
   * One HTTP exchange.
   *
   * @param status 0 where no answer came; {@code responseBody} then says why
   * @param micros from the first byte sent to the last byte read, in microseconds
   * @param from the name of the caller in this story, for example {@code ada}
   * @param to the name of the application or server that was called
   */
  record Exchanged(
      String method,
      String url,
      Map<String, String> requestHeaders,
      String requestBody,
      int status,
      Map<String, String> responseHeaders,
      String responseBody,
      long micros,
      @Nullable String from,
      @Nullable String to)
      implements Event {}

  /**
   * An application called a server or another application, so many times since its last event of
   * this kind. Many calls make one event, because a story of each would be noise.
   *
   * @param from the name of the caller in this story, {@code client} for a load of nobody in
   *     particular
   * @param to the name of the application or server that was called
   * @param what the kind of call, followed by what is known of it: {@code SQL} for each use of a
   *     connection, {@code Kafka} for each message, {@code Redis GET}, {@code HTTP GET /checkout
   *     200} with the answer's status, 0 where none came
   */
  record Hopped(String from, String to, String what, long count) implements Event {}

  /** A statement sent to a database, with the plan that the database reported (may be empty). */
  record Queried(String sql, List<String> plan) implements Event {}

  /**
   * A table; every row has as many cells as there are columns.
   *
   * @param evidence of each column, in order; null for a column of labels
   */
  record Tabled(
      String title,
      List<String> columns,
      List<List<String>> rows,
      @Nullable List<@Nullable Evidence> evidence)
      implements Event {

    public Tabled {
      for (var row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException(
              "The table '%s' has %d columns, a row has %d cells: %s"
                  .formatted(title, columns.size(), row.size(), row));
        }
      }
      if (evidence != null && evidence.size() != columns.size()) {
        throw new IllegalArgumentException(
            "The table '%s' has %d columns, and evidence of %d"
                .formatted(title, columns.size(), evidence.size()));
      }
    }
  }

  /** Bars: one value each, all of one kind of evidence. */
  record BarsCharted(
      String title, String unit, boolean logarithmic, List<Bar> bars, @Nullable Evidence evidence)
      implements Event {}

  /** One bar, with the spread of a measured value. */
  record Bar(String label, double value, @Nullable Spread spread) {}

  /** Lines over a common x axis. */
  record LinesCharted(String title, Axis x, Axis y, List<Series> series) implements Event {}

  /** An axis: what it measures, with its unit, and whether it is logarithmic. */
  record Axis(String label, boolean logarithmic) {}

  /** A line: {@code x} and {@code y} have the same length. */
  record Series(String label, List<Double> x, List<Double> y, @Nullable Evidence evidence) {

    public Series {
      if (x.size() != y.size()) {
        throw new IllegalArgumentException(
            "The line '%s' has %d points across and %d up".formatted(label, x.size(), y.size()));
      }
    }

    /** A line of counts. */
    public static Series counted(String label, List<Double> x, List<Double> y) {
      return new Series(label, x, y, Evidence.COUNTED);
    }

    /** A line of measurements. */
    public static Series measured(String label, List<Double> x, List<Double> y) {
      return new Series(label, x, y, Evidence.MEASURED);
    }

    /** A line that was calculated, to be seen beside what was measured. */
    public static Series byConstruction(String label, List<Double> x, List<Double> y) {
      return new Series(label, x, y, Evidence.BY_CONSTRUCTION);
    }
  }

  /** Long work goes on; {@code total} is 0 where it is not known. */
  record Progressed(String what, long done, long total) implements Event {}

  /**
   * Something was timed.
   *
   * @param perSecond successful calls per second
   * @param latencies in ms, by name in ascending order: {@code p50}, {@code p90}, {@code p99},
   *     {@code max}; empty where no call succeeded, without a percentile for which there were too
   *     few calls
   * @param loop how the calls followed each other: {@code one after the other}, {@code closed loop,
   *     8 clients}, {@code open loop, 200 per second}
   * @param spreads of the percentiles, in ms, by the same names
   */
  record Timed(
      String what,
      long count,
      long errors,
      double perSecond,
      Map<String, Double> latencies,
      @Nullable String loop,
      @Nullable Map<String, Spread> spreads)
      implements Event {}

  /** A claim has ended; {@code reason} is one sentence, empty where it is proven. */
  record ClaimEnded(String claim, Outcome outcome, String reason, long millis) implements Event {}

  /**
   * The last event of every run.
   *
   * @param outcome the run's: broken before refuted before proven; skipped where nothing else ran
   * @param reason one sentence where the run itself failed, else empty
   */
  record RunEnded(
      Outcome outcome, int proven, int refuted, int skipped, int broken, String reason, long millis)
      implements Event {}
}
