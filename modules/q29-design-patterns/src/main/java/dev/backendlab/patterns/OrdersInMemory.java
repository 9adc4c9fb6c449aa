package dev.backendlab.patterns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The same repository for a test or a whiteboard. It keeps the contract, and nothing else. */
class OrdersInMemory implements Orders {

  private final Map<Long, Order> orders = new ConcurrentSkipListMap<>();

  @Override
  public void save(Order order) {
    if (orders.putIfAbsent(order.id(), order) != null) {
      throw new Order.Exists(order.id());
    }
  }

  @Override
  public Optional<Order> find(long id) {
    return Optional.ofNullable(orders.get(id));
  }

  @Override
  public List<Order> of(String customer) {
    return orders.values().stream().filter(each -> each.customer().equals(customer)).toList();
  }
}
