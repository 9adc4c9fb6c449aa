package dev.backendlab.patterns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** What every shop keeps, wherever its orders are, and however it is built. */
final class ShopContract {

  private static final AtomicLong IDS =
      new AtomicLong(ThreadLocalRandom.current().nextLong(1L << 50));

  private ShopContract() {}

  /** A new one, of a lamp for 120 euros. */
  static Order order(String customer, String method) {
    return new Order(IDS.incrementAndGet(), customer, "lamp", 120_00, method);
  }

  /** The rules that a shop does not keep. */
  static List<String> brokenBy(Shop shop, LoyaltyPoints points) {
    var customer = "ada-" + IDS.incrementAndGet();
    var first = order(customer, "card");
    var second = order(customer, "voucher");
    long before = points.given();
    var receipt = shop.place(second);
    shop.place(first);
    return broken(
        Map.of(
            "it finds what was placed",
            () -> shop.order(first.id()).equals(Optional.of(first)),
            "it finds nothing where there is nothing",
            () -> shop.order(-first.id()).isEmpty(),
            "it lists a customer's orders by their ids",
            () -> shop.ordersOf(customer).equals(List.of(first, second)),
            "it refuses an order twice in its own words",
            () -> refusal(shop, first) instanceof Order.Exists,
            "it takes a voucher and gives a new one back",
            () -> receipt.paid().contains("voucher") && shop.refund(second).contains("voucher"),
            "it gives a point for each euro",
            () -> points.given() - before == 240));
  }

  private static List<String> broken(Map<String, BooleanSupplier> rules) {
    return rules.entrySet().stream()
        .filter(rule -> !rule.getValue().getAsBoolean())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** How the shop refuses an order. */
  static RuntimeException refusal(Shop shop, Order order) {
    try {
      shop.place(order);
      return new IllegalStateException("It was not refused.");
    } catch (RuntimeException refused) {
      return refused;
    }
  }
}
