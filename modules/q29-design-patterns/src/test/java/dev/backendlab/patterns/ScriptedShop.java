package dev.backendlab.patterns;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** The same shop without patterns: each decision stands where it is needed, as often as it is. */
class ScriptedShop implements Shop {

  private final JdbcOrders stored;
  private final @Nullable OrdersInMemory memory;
  private final Systems systems;
  private final LoyaltyPoints points;

  ScriptedShop(
      JdbcOrders stored, @Nullable OrdersInMemory memory, Systems systems, LoyaltyPoints points) {
    this.stored = stored;
    this.memory = memory;
    this.systems = systems;
    this.points = points;
  }

  @Override
  @Transactional
  public Receipt place(Order order) {
    var paid =
        switch (order.method()) {
          case "card" -> "card charged";
          case "voucher" -> "voucher redeemed";
          default -> throw unknown();
        };
    if (memory != null) {
      memory.save(order);
    } else {
      stored.save(order);
    }
    systems.tell("audit", order.id(), "placed");
    systems.tell("mail", order.id(), "Thank you, " + order.customer());
    systems.tell("stock", order.id(), "reserve " + order.item());
    points.give(() -> order.cents() / 100);
    return new Receipt(order.id(), paid, fee(order));
  }

  private static long fee(Order order) {
    return switch (order.method()) {
      case "card" -> 25 + order.cents() / 100;
      case "voucher" -> 0;
      default -> throw unknown();
    };
  }

  @Override
  public String refund(Order order) {
    return switch (order.method()) {
      case "card" -> "card credited";
      case "voucher" -> "new voucher";
      default -> throw unknown();
    };
  }

  @Override
  public Optional<Order> order(long id) {
    return memory != null ? memory.find(id) : stored.find(id);
  }

  @Override
  public List<Order> ordersOf(String customer) {
    return memory != null ? memory.of(customer) : stored.of(customer);
  }

  private static ResponseStatusException unknown() {
    return new ResponseStatusException(HttpStatus.BAD_REQUEST, "Pay by one of [card, voucher].");
  }
}
