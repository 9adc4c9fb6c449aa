package dev.backendlab.kit;

import java.util.Arrays;

/** Numbers from any number of threads, in the order in which they come. */
final class Samples {

  private long[] numbers = new long[1_024];
  private int count;

  synchronized void add(long number) {
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
    }
    numbers[count++] = number;
  }

  synchronized long[] all() {
    return Arrays.copyOf(numbers, count);
  }
}
