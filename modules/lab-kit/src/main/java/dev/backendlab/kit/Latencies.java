package dev.backendlab.kit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How long calls took, in ms, to three significant digits.
 *
 * @see <a href="https://hdrhistogram.github.io/HdrHistogram/">HdrHistogram</a>
 */
public final class Latencies {

  private final Histogram nanos;
  private final Duration took;

  private Latencies(Histogram nanos, Duration took) {
    this.nanos = nanos;
    this.took = took;
  }

  /** The number of calls recorded. */
  public long count() {
    return nanos.getTotalCount();
  }

  /** Calls per second over the whole of the recording. */
  public double perSecond() {
    return took.isZero() ? 0 : count() * 1e9 / took.toNanos();
  }

  /** The median, in ms. */
  public double p50() {
    return percentile(50);
  }

  /** What 99 of 100 calls stayed below, in ms. */
  public double p99() {
    return percentile(99);
  }

  /** The slowest call, in ms. */
  public double max() {
    return nanos.getMaxValue() / 1e6;
  }

  /**
   * What this share of the calls stayed below, in ms.
   *
   * @param percent from 0 to 100
   */
  public double percentile(double percent) {
    return nanos.getValueAtPercentile(percent) / 1e6;
  }

  /** The usual ones, by name in ascending order, in ms; none where no call was recorded. */
  public Map<String, Double> percentiles() {
    if (count() == 0) {
      return Map.of();
    }
    var all = new LinkedHashMap<String, Double>();
    all.put("p50", p50());
    all.put("p90", percentile(90));
    all.put("p99", p99());
    all.put("max", max());
    return all;
  }

  /** Collects durations from any number of threads. */
  public static final class Recorder {

    private static final long LONGEST = TimeUnit.HOURS.toNanos(1);

    private final Histogram nanos = new ConcurrentHistogram(LONGEST, 3);

    /** Records one duration in ns; what is longer than an hour counts as an hour. */
    public void record(long duration) {
      nanos.recordValue(Math.clamp(duration, 0, LONGEST));
    }

    /** What was recorded, over this span of time. */
    public Latencies over(Duration took) {
      return new Latencies(nanos.copy(), took);
    }

    /**
     * As {@link #over}, with the calls added that a closed loop never made while it waited for a
     * slow answer: "coordinated omission", corrected at the median as the expected interval.
     */
    Latencies correctedOver(Duration took) {
      var median = nanos.getValueAtPercentile(50);
      return new Latencies(nanos.copyCorrectedForCoordinatedOmission(median), took);
    }
  }
}
