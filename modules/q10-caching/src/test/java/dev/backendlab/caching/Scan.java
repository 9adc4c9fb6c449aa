package dev.backendlab.caching;

import dev.backendlab.kit.Counted;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.event.Event;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Visitors read 20 favourites in turn, and after each visit a job reads some pages that nobody
 * wants again. The more it reads, the more pages have to fit until the next visit of a favourite.
 *
 * @param hits of the favourites, in percent, by the pages that have to fit
 */
record Scan(String name, Map<Integer, Double> hits) {

  private static final Event.Axis X =
      new Event.Axis("pages from a visit of a favourite to its next one", true);
  private static final Event.Axis Y = new Event.Axis("hits of the favourites in %", false);
  static final int ROOM = 100;

  private static final int FAVOURITES = 20;
  private static final int VISITS = 5 * FAVOURITES;
  private static final int[] BESIDE = {0, 1, 2, 4, 8, 16};

  /** Each distance on an empty cache. */
  static Scan of(String name, Supplier<Predicate<String>> empty) {
    var hits = new TreeMap<Integer, Double>();
    for (int beside : BESIDE) {
      hits.put(FAVOURITES * (1 + beside), hits(empty.get(), beside));
    }
    return new Scan(name, hits);
  }

  static Scan of(String name, SmallRedis redis) {
    return of(name, redis::emptied);
  }

  private static double hits(Predicate<String> cache, int beside) {
    rounds(cache, "favourite:", 10);
    int hits = 0;
    for (int visit = 0; visit < VISITS; visit++) {
      boolean hit = cache.test("favourite:" + visit % FAVOURITES);
      hits += hit && visit >= FAVOURITES ? 1 : 0; // before that, the job has not read yet
      for (int i = 0; i < beside; i++) {
        cache.test("scanned:" + visit + ":" + i);
      }
    }
    return 100.0 * hits / (VISITS - FAVOURITES);
  }

  private static long rounds(Predicate<String> cache, String name, int rounds) {
    var visits = IntStream.range(0, rounds * FAVOURITES);
    return visits.filter(i -> cache.test(name + i % FAVOURITES)).count();
  }

  /** Afterwards others become favourites: hits of 20 rounds, in percent. */
  static Counted next(SmallRedis redis) {
    return Counted.percent(rounds(redis::read, "next favourite:", 20), 20 * FAVOURITES);
  }

  Counted whereAllFits() {
    return average(pages -> pages <= ROOM);
  }

  Counted beyond() {
    return average(pages -> pages > ROOM);
  }

  private Counted average(IntPredicate pages) {
    var some = hits.entrySet().stream().filter(each -> pages.test(each.getKey()));
    return new Counted(some.mapToDouble(Map.Entry::getValue).average().orElseThrow());
  }

  static Counted nextWhenFull(SmallRedis redis) {
    of("", redis);
    return next(redis);
  }

  static void show(Stage stage, List<Scan> scans) {
    stage.lines("Where favourites stay", X, Y, scans.stream().map(Scan::series).toList());
  }

  private Event.Series series() {
    var pages = hits.keySet().stream().map(Integer::doubleValue).toList();
    return Event.Series.counted(name, pages, hits.values().stream().toList());
  }
}
