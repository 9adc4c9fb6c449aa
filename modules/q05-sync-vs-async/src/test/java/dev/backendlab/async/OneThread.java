package dev.backendlab.async;

import dev.backendlab.kit.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A server with one thread. Four requests come at once: three with a slow handler, one without. */
final class OneThread {

  static final Event.Axis TIME = new Event.Axis("ms since they came", false);
  static final Event.Axis REQUEST = new Event.Axis("request", false);

  /** From when to when a request was served, in ms since all of them came. */
  record Lane(int request, double began, double ended) {

    private Event.Series series() {
      var name = request == 4 ? "fourth" : "request " + request;
      return Event.Series.measured(
          name, List.of(began, ended), List.of((double) request, (double) request));
    }
  }

  private final List<Lane> lanes;

  private OneThread(List<Lane> lanes) {
    this.lanes = lanes;
  }

  static OneThread serves(Supplier<CompletableFuture<Integer>> slow) {
    try (var thread = Executors.newSingleThreadExecutor()) {
      long start = System.nanoTime();
      var lanes = new ArrayList<CompletableFuture<Lane>>();
      for (int request = 1; request <= 3; request++) {
        lanes.add(served(request, start, thread, slow));
      }
      lanes.add(served(4, start, thread, () -> CompletableFuture.completedFuture(200)));
      return new OneThread(lanes.stream().map(CompletableFuture::join).toList());
    }
  }

  private static CompletableFuture<Lane> served(
      int request, long start, Executor thread, Supplier<CompletableFuture<Integer>> handler) {
    var lane = new CompletableFuture<Lane>();
    thread.execute(() -> {
      double began = since(start);
      var ignored =
          handler.get().thenRun(() -> lane.complete(new Lane(request, began, since(start))));
    });
    return lane;
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  List<Event.Series> series() {
    return lanes.stream().map(Lane::series).toList();
  }

  /** How many of the slow ones were answered before the fourth. */
  long answeredBeforeTheFourth() {
    return lanes.stream().filter(lane -> lane.ended() < lanes.getLast().ended()).count();
  }
}
