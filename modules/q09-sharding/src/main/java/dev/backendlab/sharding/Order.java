package dev.backendlab.sharding;

import java.time.LocalDate;
import java.util.Comparator;

/** An order of a customer. */
record Order(long id, long customer, int product, long cents, LocalDate placed) {

  /** The newest first; the id decides where days are equal, or pages would overlap. */
  static final Comparator<Order> NEWEST_FIRST =
      Comparator.comparing(Order::placed).reversed().thenComparingLong(Order::id);
}
