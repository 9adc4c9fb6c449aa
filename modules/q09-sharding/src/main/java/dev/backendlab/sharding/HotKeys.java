package dev.backendlab.sharding;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  boolean isHot(long customer) {
    return hot.contains(customer);
  }

  /** The key that decides where an order lies. */
  long keyOf(long customer, long order) {
    return isHot(customer) ? salted(customer, saltOf(customer, order)) : customer;
  }

  long saltOf(long customer, long order) {
    return order % SALTS;
  }

  /** No customer has a negative id. */
  private static long salted(long customer, long salt) {
    return -(customer * SALTS + salt);
  }
}
