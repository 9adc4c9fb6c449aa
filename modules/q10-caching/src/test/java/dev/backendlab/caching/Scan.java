package dev.backendlab.caching;

import dev.backendlab.kit.Counted;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.event.Event;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Visitors read 20 favourites in turn, and after each visit a job reads some pages that nobody
 * wants again. The more it reads, the more pages have to fit until the next visit of a favourite.
 *
 * @param hits of the favourites, in percent, for each of the distances
 */
record Scan(String name, List<Double> hits) {

  static final int ROOM = 100;
  private static final int FAVOURITES = 20;
  private static final int VISITS = 4 * FAVOURITES;

  /** After a visit, pages of the job. The last two are more than fit. */
  private static final List<Integer> BESIDE = List.of(0, 2, 4, 8, 16);

  private static final List<Double> DISTANCES =
      BESIDE.stream().map(beside -> (1.0 + beside) * FAVOURITES).toList();
  private static final Event.Axis X =
      new Event.Axis("pages from a visit of a favourite to its next one", true);
  private static final Event.Axis Y = new Event.Axis("hits of the favourites in %", false);

  /** Each distance on an empty cache. */
  static Scan of(String name, Supplier<Predicate<String>> empty) {
    return new Scan(name, BESIDE.stream().map(beside -> hits(empty.get(), beside)).toList());
  }

  private static double hits(Predicate<String> cache, int beside) {
    rounds(cache, "favourite:", 10);
    int hits = 0;
    for (int visit = 0; visit < VISITS; visit++) {
      boolean hit = cache.test("favourite:" + visit % FAVOURITES);
      hits += hit && visit >= FAVOURITES ? 1 : 0; // before that, the job has not read yet
      for (int i = 0; i < beside; i++) {
        var ignored = cache.test("scanned:" + visit + ":" + i);
      }
    }
    return 100.0 * hits / (VISITS - FAVOURITES);
  }

  private static long rounds(Predicate<String> cache, String name, int rounds) {
    var visits = IntStream.range(0, rounds * FAVOURITES);
    return visits.filter(i -> cache.test(name + i % FAVOURITES)).count();
  }

  /** The cache is full, and others become favourites: hits of 20 rounds, in percent. */
  static Counted next(SmallRedis redis) {
    IntStream.range(0, 2 * ROOM).forEach(i -> redis.read("old:" + i));
    return Counted.percent(rounds(redis::read, "next:", 20), 20 * FAVOURITES);
  }

  /** Where more pages pass by than fit: the last two distances. */
  Counted beyond() {
    return new Counted((hits.get(3) + hits.get(4)) / 2);
  }

  static void show(Stage stage, List<Scan> scans) {
    var lines =
        scans.stream().map(each -> Event.Series.counted(each.name, DISTANCES, each.hits)).toList();
    stage.lines("Where favourites stay", X, Y, lines);
  }
}
