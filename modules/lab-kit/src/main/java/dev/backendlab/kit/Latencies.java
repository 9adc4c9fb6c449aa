package dev.backendlab.kit;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.figure.Figures;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;

/**
 * How long calls took, in ms: exact percentiles by the nearest rank, each with the 95% confidence
 * interval that order statistics give, whatever the distribution.
 *
 * <p>With {@code n} calls in ascending order, the interval of the quantile {@code q} reaches from
 * rank {@code nq − 1.96 √(nq(1−q))} to rank {@code nq + 1.96 √(nq(1−q)) + 1}.
 *
 * @see <a href="https://books.google.com/books?id=nibpCdEjUEYC">J.-Y. Le Boudec, Performance
 *     Evaluation of Computer and Communication Systems, chapter 2</a>
 */
public final class Latencies {

  /** A percentile is one only where some calls lie beyond it; else it is an outlier's latency. */
  private static final int BEYOND = 5;

  private static final double TWO_SIDED_95 = 1.96;
  private static final int WINDOWS = 4;
  private static final double AGREEMENT = 0.1;

  private final long[] inOrder;
  private final long[] sorted;
  private final Duration took;

  private Latencies(long[] inOrder, Duration took) {
    this.inOrder = inOrder;
    this.sorted = inOrder.clone();
    this.took = took;
    Arrays.sort(sorted);
  }

  /** The number of calls recorded. */
  public long count() {
    return sorted.length;
  }

  /** Calls per second over the whole of the recording. */
  public double perSecond() {
    return took.isZero() ? 0 : count() * 1e9 / took.toNanos();
  }

  /** The median, in ms. */
  public Measured p50() {
    return percentile(50);
  }

  /** What 99 of 100 calls stayed below, in ms. */
  public Measured p99() {
    return percentile(99);
  }

  /** The slowest call, in ms: one observation. */
  public Measured max() {
    return Measured.once(sorted[rank(1)] / 1e6);
  }

  /**
   * What this share of the calls stayed below, in ms.
   *
   * @param percent from 0 to 100
   * @throws IllegalStateException where too few calls were recorded for it to mean anything
   */
  public Measured percentile(double percent) {
    if (!tells(percent)) {
      throw new IllegalStateException(
          "A p%s of %d calls would be the latency of an outlier: it needs %d."
              .formatted(Figures.of(percent), count(), needed(percent)));
    }
    double share = percent / 100;
    double mean = count() * share;
    double beside = TWO_SIDED_95 * Math.sqrt(mean * (1 - share));
    return new Measured(
        sorted[rank(share)] / 1e6,
        count(),
        sorted[(int) Math.max(0, Math.floor(mean - beside) - 1)] / 1e6,
        sorted[(int) Math.min(count() - 1, Math.ceil(mean + beside))] / 1e6,
        isSteady());
  }

  private int rank(double share) {
    return (int) Math.max(0, Math.ceil(count() * share) - 1);
  }

  private boolean tells(double percent) {
    return count() > 0 && (percent <= 50 || count() >= needed(percent));
  }

  private static long needed(double percent) {
    return (long) Math.ceil(BEYOND / (1 - percent / 100) - 1e-9);
  }

  /**
   * Whether calls had stopped getting quicker or slower: of four windows with equally many calls,
   * the medians of the last three lie within a tenth of their median.
   */
  public boolean isSteady() {
    int length = inOrder.length / WINDOWS;
    if (length == 0) {
      return false;
    }
    var medians = new double[WINDOWS - 1];
    for (int i = 0; i < medians.length; i++) {
      var window = Arrays.copyOfRange(inOrder, (i + 1) * length, (i + 2) * length);
      Arrays.sort(window);
      medians[i] = window[length / 2];
    }
    Arrays.sort(medians);
    return medians[2] - medians[0] <= 2 * AGREEMENT * medians[1];
  }

  /** The usual ones, by name in ascending order, in ms; those that so many calls can tell. */
  public Map<String, Double> percentiles() {
    var all = new LinkedHashMap<String, Double>();
    each((name, measured) -> all.put(name, measured.value()));
    return all;
  }

  /** The spreads of {@link #percentiles()}. */
  Map<String, Event.Spread> spreads() {
    var all = new LinkedHashMap<String, Event.Spread>();
    each((name, measured) -> all.put(name, measured.spread()));
    return all;
  }

  private void each(BiConsumer<String, Measured> told) {
    for (int percent : new int[] {50, 90, 99}) {
      if (tells(percent)) {
        told.accept("p" + percent, percentile(percent));
      }
    }
    if (count() > 0) {
      told.accept("max", max());
    }
  }

  /**
   * Holds what was recorded against what is possible: clients who call one after the other can't
   * have waited longer, all together, than the load lasted for each of them. A recorder that
   * invents waits, or counts one twice, is found out here.
   *
   * @throws IllegalStateException where they have
   */
  Latencies heldAgainst(int clients) {
    double waited = LongStream.of(inOrder).sum();
    double possible = (double) took.toNanos() * clients;
    if (waited > possible) {
      throw new IllegalStateException(
          "Measured wrongly: %d clients waited %s s in all, and the load gave them %s s."
              .formatted(clients, Figures.of(waited / 1e9), Figures.of(possible / 1e9)));
    }
    return this;
  }

  /** Collects durations from any number of threads, in the order in which they come. */
  public static class Recorder {

    private final Samples nanos = new Samples();

    /** Records one duration in ns; a negative one counts as 0. */
    public void record(long duration) {
      nanos.add(Math.max(0, duration));
    }

    /** What was recorded, over this span of time. */
    public Latencies over(Duration took) {
      return new Latencies(nanos.all(), took);
    }
  }
}
