package dev.backendlab.caching;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What people ask for: the n-th favourite is asked for 1/n as often as the first. */
final class Zipf {

  private static final long SEED = 20_150_817;

  private Zipf() {}

  /** So many requests for products 1 to {@code products}, the same ones every time. */
  static int[] requests(int count, int products) {
    var cumulative = IntStream.rangeClosed(1, products).mapToDouble(rank -> 1.0 / rank).toArray();
    Arrays.parallelPrefix(cumulative, Double::sum);
    var random = new SplittableRandom(SEED);
    return IntStream.range(0, count)
        .map(i -> {
          double point = random.nextDouble() * cumulative[products - 1];
          int found = Arrays.binarySearch(cumulative, point);
          return 1 + Math.min(found < 0 ? -found - 1 : found, products - 1);
        })
        .toArray();
  }
}
