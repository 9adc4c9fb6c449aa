package dev.backendlab.checkout;

import static dev.backendlab.checkout.Problems.refused;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import dev.backendlab.checkout.Orders.Order;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules: who buys, what it costs, and that an order and its charge happen both or not. */
@Service
class Checkout {

  private static final int LONGEST_KEY = 100;

  private final Customers customers;
  private final Prices prices;
  private final Orders orders;

  Checkout(Customers customers, Prices prices, Orders orders) {
    this.customers = customers;
    this.prices = prices;
    this.orders = orders;
  }

  /**
   * Sells the cart, once for each key. The database's unique constraint, not this code, decides
   * which of two racing requests is the first: the second waits for it, and gets its order.
   */
  @Transactional
  Order place(@Nullable String session, @Nullable String key, Cart cart) {
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw refused(BAD_REQUEST, "Idempotency-Key", "is blank or longer than " + LONGEST_KEY);
    }
    var customer = customers.of(session);
    long total = total(customer, cart);
    var placed = orders.add(customer, key, cart, total);
    if (placed.isEmpty()) {
      return orders
          .withKey(customer, key, cart)
          .orElseThrow(() ->
              refused(UNPROCESSABLE_CONTENT, "Idempotency-Key", "came with another cart before"));
    }
    if (!cart.showed(total)) {
      throw refused(CONFLICT, "totalCents", "is %d by the shop's prices".formatted(total));
    }
    customers.charge(customer, total);
    return placed.get();
  }

  /** By the shop's own prices and coupons; half a cent is rounded up. */
  long total(String customer, Cart cart) {
    var cents = prices.of(cart.skus());
    long full = 0;
    for (int i = 0; i < cart.lines().size(); i++) {
      var line = cart.lines().get(i);
      var price = cents.get(line.sku());
      if (price == null) {
        throw refused(
            UNPROCESSABLE_CONTENT, "lines[%d].sku".formatted(i), "is no product of the shop");
      }
      full += price * line.quantity();
    }
    return (full * (100 - percentOff(customer, cart.coupon())) + 50) / 100;
  }

  private int percentOff(String customer, @Nullable String coupon) {
    if (coupon == null) {
      return 0;
    }
    return prices
        .percentOff(coupon, customer)
        .orElseThrow(
            () -> refused(UNPROCESSABLE_CONTENT, "coupon", "is no coupon of this customer"));
  }

  /** Only her own: somebody else's order is not there for her. */
  @Transactional(readOnly = true)
  Order order(@Nullable String session, long id) {
    return orders
        .find(customers.of(session), id)
        .orElseThrow(() -> refused(NOT_FOUND, "id", "is no order of this customer"));
  }
}
