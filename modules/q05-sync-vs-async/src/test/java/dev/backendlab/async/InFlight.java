package dev.backendlab.async;

import dev.backendlab.kit.Column;
import dev.backendlab.kit.Measured;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.figure.Figures;
import dev.backendlab.kit.service.Patience;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What became of many calls that were started at once.
 *
 * @param most calls that the service had at once
 * @param threads of the operating system that wait for an answer, when all calls are started
 * @param refused calls that could not be started, each by the {@code error}
 * @param heap that they took together, in MiB
 */
record InFlight(
    String style, int calls, int most, int threads, int refused, String error, Measured heap) {

  static final List<Column> COLUMNS =
      List.of(
          Column.of("style"),
          Column.counted("calls"),
          Column.counted("under way at once"),
          Column.counted("threads that wait"),
          Column.counted("refused"),
          Column.of("error"),
          Column.measured("heap, MiB"));

  static final Event.Axis STARTED = new Event.Axis("calls started", true);
  static final Event.Axis AT_ONCE = new Event.Axis("calls under way at once", true);

  /** A style, by its name in the story, and how many of its calls can be under way. */
  record Style(String name, int bound, Function<Reviews, CompletableFuture<Integer>> start) {

    /** So many calls, of which none is answered before those are under way that can be. */
    InFlight held(int calls) {
      try (var service = SlowReviews.holding()) {
        return inFlight(calls, service, service, Duration.ofSeconds(2));
      }
    }

    /** The same by HTTP, where it takes longer until all are there. */
    InFlight heldByHttp(int calls) throws IOException {
      try (var service = SlowReviews.holding();
          var client = new ReviewClient(service.listen())) {
        return inFlight(calls, client, service, Duration.ofSeconds(5));
      }
    }

    private InFlight inFlight(int calls, Reviews client, SlowReviews service, Duration patience) {
      double before = usedHeap();
      var answers = new ArrayList<CompletableFuture<Integer>>();
      var error = "none";
      for (int i = 0; i < calls; i++) {
        try {
          answers.add(start.apply(client));
        } catch (RejectedExecutionException refused) {
          error = refused.getClass().getSimpleName();
        }
      }
      Patience.until(() -> service.underWay() >= Math.min(calls, bound), patience);
      int threads = waiting();
      var heap = Measured.once(Math.max(0, usedHeap() - before));
      service.release();
      answers.forEach(CompletableFuture::join);
      int refused = calls - answers.size();
      return new InFlight(name, calls, service.most(), threads, refused, error, heap);
    }
  }

  /** Virtual threads are not among those that have a stack here. */
  private static int waiting() {
    return (int)
        Thread.getAllStackTraces().values().stream()
            .filter(
                stack -> Stream.of(stack).anyMatch(frame -> frame.getMethodName().equals("ask")))
            .count();
  }

  private static double usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (double) (1 << 20);
  }

  /** How often as many as can be under way have to be answered, until all are. */
  int rounds() {
    return Math.ceilDiv(calls, most);
  }

  List<String> row() {
    return List.of(
        style,
        Figures.of(calls),
        Figures.of(most),
        Figures.of(threads),
        Figures.of(refused),
        error,
        Figures.of(heap));
  }

  /** A line of one style, over the calls that were started. */
  static Event.Series line(List<InFlight> ofAStyle) {
    return Event.Series.counted(
        ofAStyle.getFirst().style(),
        ofAStyle.stream().map(each -> (double) each.calls()).toList(),
        ofAStyle.stream().map(each -> (double) each.most()).toList());
  }
}
