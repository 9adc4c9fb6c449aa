package dev.backendlab.kit.story;

import dev.backendlab.kit.event.Event;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts who called whom, while a claim runs and somebody listens; the {@link Story} tells of it.
 *
 * <p>Observers count on the path of what a claim measures. So a call costs a look into a map and an
 * addition, or one look at a flag while nobody wants to know.
 */
public final class Hops {

  /** The caller of a load, who is nobody in particular. */
  public static final String CLIENT = "client";

  /** Beyond this, what is known of a call is left away: a load must not invent endless kinds. */
  private static final int MOST_KINDS = 200;

  private static final int LONGEST_PATH = 80;

  private final Map<Way, Count> counts = new ConcurrentHashMap<>();
  private volatile boolean open;

  Hops() {}

  private record Way(String from, String to, String what) {

    /** Without what is known of it: {@code Redis} for {@code Redis GET}. */
    Way withoutDetails() {
      return new Way(from, to, what.split(" ", 2)[0]);
    }
  }

  private static final class Count {

    private final LongAdder calls = new LongAdder();
    private final int place;
    private long told;

    Count(int place) {
      this.place = place;
    }
  }

  /** Whether it makes sense to count now. */
  public boolean areCounted() {
    return open;
  }

  /**
   * One call.
   *
   * @param what see {@link Event.Hopped#what()}
   */
  public void add(String from, String to, String what) {
    add(from, to, what, 1);
  }

  /** Several at once. */
  public void add(String from, String to, String what, long calls) {
    if (open) {
      var way = new Way(from, to, what);
      @Nullable Count known = counts.get(way);
      (known == null ? counted(way) : known).calls.add(calls);
    }
  }

  /**
   * An HTTP call, if an application of this JVM answers there.
   *
   * @param status 0 where no answer came
   */
  public void http(String from, String method, URI to, int status) {
    http(from, method, to, String.valueOf(to.getPath()), status);
  }

  /** The same for a path that may not be fit for a URI as it is. */
  public void http(String from, String method, URI to, String path, int status) {
    if (open) {
      Ports.live().nameAt(to).ifPresent(name -> add(from, name, http(method, path, status)));
    }
  }

  private Count counted(Way way) {
    var counted = counts.size() < MOST_KINDS ? way : way.withoutDetails();
    return counts.computeIfAbsent(counted, unknown -> new Count(counts.size()));
  }

  /**
   * What is known of an HTTP call: {@code HTTP GET /products/… 200}. A path ends at the first part
   * with a digit, because that names one of many things.
   */
  static String http(String method, String path, int status) {
    return "HTTP %s %s %d".formatted(method, kind(path), status);
  }

  private static String kind(String path) {
    int part = 0;
    for (int i = 0; i < Math.min(path.length(), LONGEST_PATH); i++) {
      char sign = path.charAt(i);
      if (sign == '?' || sign == '#') {
        return path.substring(0, i);
      } else if (sign == '/') {
        part = i + 1;
      } else if (Character.isDigit(sign) || Character.isWhitespace(sign)) {
        return path.substring(0, part) + "…";
      }
    }
    return path.length() <= LONGEST_PATH ? path : path.substring(0, part) + "…";
  }

  /** A claim begins: what was counted before it is nobody's. */
  void begin() {
    counts.clear();
    open = true;
  }

  /** It has ended. */
  void end() {
    open = false;
    counts.clear();
  }

  /** The calls since this was last asked, in the order in which their ways were first used. */
  List<Event> take() {
    if (!open) {
      return List.of();
    }
    var hops = new ArrayList<Event>();
    counts.entrySet().stream()
        .sorted(Comparator.comparingInt(each -> each.getValue().place))
        .forEach(each -> {
          var count = each.getValue();
          long more = count.calls.sum() - count.told;
          if (more > 0) {
            var way = each.getKey();
            hops.add(new Event.Hopped(way.from(), way.to(), way.what(), more));
            count.told += more;
          }
        });
    return hops;
  }
}
