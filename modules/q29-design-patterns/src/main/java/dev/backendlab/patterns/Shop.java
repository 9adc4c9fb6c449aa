package dev.backendlab.patterns;

import java.util.List;
import java.util.Optional;

/** What the shop does for its callers, however it is built inside. */
interface Shop {

  Receipt place(Order order);

  Optional<Order> order(long id);

  List<Order> ordersOf(String customer);

  /** What the customer gets back. */
  String refund(Order order);

  /** What the customer has paid, and what the payment costs the shop. */
  record Receipt(long order, String paid, long feeInCents) {}
}
