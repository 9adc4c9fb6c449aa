package dev.backendlab.patterns;

import java.util.List;
import java.util.Optional;

/** Repository: stored orders as a collection, without a word of how they are stored. */
interface Orders {

  /** Adds a new one, or throws {@link Order.Exists}. */
  void save(Order order);

  Optional<Order> find(long id);

  /** Sorted by their ids. */
  List<Order> of(String customer);
}
