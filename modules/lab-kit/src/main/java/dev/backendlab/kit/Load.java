package dev.backendlab.kit;

import dev.backendlab.kit.figure.Figures;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded load, driven by virtual threads.
 *
 * <pre>{@code
 * var closed = stage.load("GET /products/{id}").clients(50).requests(5_000, i -> get(ids[i]));
 * var open = stage.load("GET /products/{id}").rate(200, Duration.ofSeconds(5), i -> get(ids[i]));
 * }</pre>
 *
 * <p>A closed loop sends a client's next request after its last answer: it finds the highest
 * throughput. Its percentiles are of the calls that were made, as they were; of users who come
 * whatever the answers do it says nothing, because a slow answer keeps its client from asking
 * ("coordinated omission"). An open loop sends at the given rate, and counts each latency from the
 * moment at which the request was due: it finds what users wait.
 *
 * @see <a href="https://www.usenix.org/conference/nsdi-06/open-versus-closed-cautionary-tale">Open
 *     versus closed: a cautionary tale (Schroeder, Wierman, Harchol-Balter, NSDI 2006)</a>
 */
@CheckReturnValue
public final class Load {

  /** No open loop has more requests than this under way; one that was due meanwhile is an error. */
  private static final int MOST_IN_FLIGHT = 2_000;

  private static final int WINDOWS = 6;

  private final Stage stage;
  private final String what;
  private final Tally tally;
  private int clients = 1;

  Load(Stage stage, String what, Latencies.Recorder recorder) {
    this.stage = stage;
    this.what = what;
    this.tally = new Tally(recorder);
  }

  /** How many clients a closed loop has. */
  public Load clients(int clients) {
    this.clients = clients;
    return this;
  }

  /** One request; {@code index} counts from 0. What it throws is counted as an error. */
  @FunctionalInterface
  public interface Call {

    void send(int index) throws Exception;
  }

  /**
   * What came of it.
   *
   * @param succeeded the latencies of the calls that succeeded
   * @param requests all calls that were due
   * @param errorsByKind how many failed, by the exception's simple name and message
   * @param rate of successful calls per second: over the whole, between the slowest and the fastest
   *     of six windows
   */
  public record Result(
      Latencies succeeded,
      long requests,
      Map<String, Long> errorsByKind,
      Duration took,
      Measured rate) {

    /** How many calls failed. */
    public long errors() {
      return errorsByKind.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Successful calls per second. */
    public double perSecond() {
      return rate.value();
    }
  }

  /** A closed loop: so many requests in all, each client sending its next one after its answer. */
  public Result requests(int requests, Call call) throws InterruptedException {
    var next = new AtomicInteger();
    return closed(next::getAndIncrement, index -> index < requests, call);
  }

  /** A closed loop for so long. */
  public Result during(Duration duration, Call call) throws InterruptedException {
    var next = new AtomicInteger();
    long end = System.nanoTime() + duration.toNanos();
    return closed(next::getAndIncrement, index -> System.nanoTime() < end, call);
  }

  private Result closed(IntSupplier next, IntPredicate goOn, Call call)
      throws InterruptedException {
    long start = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int client = 0; client < clients; client++) {
        threads.execute(() -> {
          for (int i = next.getAsInt(); goOn.test(i); i = next.getAsInt()) {
            tally.run(call, i, System.nanoTime());
          }
        });
      }
      threads.shutdown();
      threads.awaitTermination(1, TimeUnit.HOURS);
    }
    var result = tally.result(start);
    var ignored = result.succeeded().heldAgainst(clients);
    return told(
        result, "closed loop, %d %s".formatted(clients, clients == 1 ? "client" : "clients"));
  }

  /**
   * An open loop: so many requests per second for so long, each due at its own moment.
   *
   * @param perSecond the rate at which requests are due
   */
  public Result rate(double perSecond, Duration duration, Call call) throws InterruptedException {
    var inFlight = new Semaphore(MOST_IN_FLIGHT);
    int requests = (int) Math.round(perSecond * duration.toNanos() / 1e9);
    long start = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < requests; i++) {
        int index = i;
        long due = start + (long) (i * 1e9 / perSecond);
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        if (!inFlight.tryAcquire()) {
          tally.failed("not sent: %d requests were under way".formatted(MOST_IN_FLIGHT));
          continue;
        }
        threads.execute(() -> {
          try {
            tally.run(call, index, due);
          } finally {
            inFlight.release();
          }
        });
      }
      threads.shutdown();
      threads.awaitTermination(1, TimeUnit.HOURS);
    }
    return told(tally.result(start), "open loop, %s per second".formatted(Figures.of(perSecond)));
  }

  private Result told(Result result, String loop) {
    stage.tell(what, result, loop);
    return result;
  }

  private static final class Tally {

    private final Latencies.Recorder latencies;
    private final Samples ends = new Samples();
    private final LongAdder requests = new LongAdder();
    private final ConcurrentHashMap<String, Long> errors = new ConcurrentHashMap<>();

    Tally(Latencies.Recorder latencies) {
      this.latencies = latencies;
    }

    void run(Call call, int index, long due) {
      try {
        call.send(index);
        long now = System.nanoTime();
        latencies.record(now - due);
        ends.add(now);
        requests.increment();
      } catch (Exception | AssertionError failure) {
        failed(kind(failure));
      }
    }

    void failed(String kind) {
      requests.increment();
      errors.merge(kind, 1L, Long::sum);
    }

    Result result(long start) {
      var took = Duration.ofNanos(System.nanoTime() - start);
      var succeeded = latencies.over(took);
      var rate = rate(start, took, succeeded.isSteady());
      return new Result(succeeded, requests.sum(), Map.copyOf(errors), took, rate);
    }

    /** Over the whole, between the slowest and the fastest of six windows of equal length. */
    private Measured rate(long start, Duration took, boolean steady) {
      var windows = new double[WINDOWS];
      var moments = ends.all();
      for (long moment : moments) {
        int window = (int) ((moment - start) * WINDOWS / Math.max(1, took.toNanos()));
        windows[Math.clamp(window, 0, WINDOWS - 1)] += WINDOWS * 1e9 / took.toNanos();
      }
      var spread = Measured.ofWindows(windows, steady);
      double whole = moments.length * 1e9 / took.toNanos();
      return new Measured(whole, WINDOWS, spread.low(), spread.high(), spread.steady());
    }

    private static String kind(Throwable failure) {
      @Nullable String message = failure.getMessage();
      String name = failure.getClass().getSimpleName();
      return message == null ? name : name + ": " + message.lines().findFirst().orElse("");
    }
  }
}
