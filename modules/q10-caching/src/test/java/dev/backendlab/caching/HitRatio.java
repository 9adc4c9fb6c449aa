package dev.backendlab.caching;

import dev.backendlab.kit.Counted;
import dev.backendlab.kit.event.Event;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/** Hits over time: the requests in their order, in equal parts. */
final class HitRatio {

  private static final int PARTS = 20;

  private final AtomicIntegerArray hits = new AtomicIntegerArray(PARTS);
  private final int requests;

  HitRatio(int requests) {
    this.requests = requests;
  }

  Page count(int request, Page page) {
    if (page.origin() == Page.Origin.CACHE) {
      hits.incrementAndGet(request * PARTS / requests);
    }
    return page;
  }

  long misses() {
    return (long) requests - IntStream.range(0, PARTS).map(hits::get).sum();
  }

  private double percent(int part) {
    return 100.0 * hits.get(part) * PARTS / requests;
  }

  Counted lastPercent() {
    return new Counted(percent(PARTS - 1));
  }

  Event.Series series(String label) {
    var x = IntStream.rangeClosed(1, PARTS).mapToObj(i -> (double) i * requests / PARTS).toList();
    var y = IntStream.range(0, PARTS).mapToObj(this::percent).toList();
    return Event.Series.counted(label, x, List.copyOf(y));
  }
}
