package dev.backendlab.sharding;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/**
 * Customers of whom one server would have its hands full. Their orders are spread over several
 * keys, "salted"; who reads them has to gather them again.
 */
@Component
class HotKeys {

  static final int SALTS = 64;

  private final Set<Long> hot = ConcurrentHashMap.newKeySet();

  /** From now on; orders that are there already have to be moved. */
  void add(long customer) {
    hot.add(customer);
  }

  /** The key that decides where an order lies. */
  long keyOf(long customer, long order) {
    return hot.contains(customer) ? salted(customer, saltOf(customer, order)) : customer;
  }

  /** All keys under which orders of this customer may lie. */
  List<Long> keysOf(long customer) {
    return hot.contains(customer)
        ? LongStream.range(0, SALTS).mapToObj(salt -> salted(customer, salt)).toList()
        : List.of(customer);
  }

  long saltOf(long customer, long order) {
    return order % SALTS;
  }

  /** No customer has a negative id. */
  private static long salted(long customer, long salt) {
    return -(customer * SALTS + salt);
  }
}
