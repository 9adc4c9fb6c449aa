package dev.backendlab.sharding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Merges k sorted lists into one page: the heads of all lists wait in a heap, and the smallest goes
 * next. A page of n costs n log k comparisons, however long the lists are.
 *
 * @see <a href="https://www-cs-faculty.stanford.edu/~knuth/taocp.html">The Art of Computer
 *     Programming, volume 3 (Knuth), section 5.4.1: multiway merging</a>
 */
final class Merge {

  private Merge() {}

  /**
   * @param offset how many to leave out: each list must have been read from its beginning, since
   *     all of those left out may come from one of them
   */
  static <T> List<T> page(
      Collection<? extends Iterable<T>> sorted, Comparator<T> order, int offset, int limit) {
    var heads = new PriorityQueue<Head<T>>(Comparator.comparing(Head::value, order));
    sorted.forEach(list -> advance(list.iterator(), heads));
    var page = new ArrayList<T>();
    for (int taken = 0; taken < offset + limit && !heads.isEmpty(); taken++) {
      var next = heads.remove();
      if (taken >= offset) {
        page.add(next.value);
      }
      advance(next.rest, heads);
    }
    return page;
  }

  private static <T> void advance(Iterator<T> list, PriorityQueue<Head<T>> heads) {
    if (list.hasNext()) {
      heads.add(new Head<>(list.next(), list));
    }
  }

  private record Head<T>(T value, Iterator<T> rest) {}
}
