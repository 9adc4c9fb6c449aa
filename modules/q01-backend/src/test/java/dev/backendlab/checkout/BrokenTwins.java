package dev.backendlab.checkout;

import dev.backendlab.checkout.Orders.Order;
import dev.backendlab.kit.BrokenTwin;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.validation.Errors;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The mechanism of each claim as a careless engineer would write it. */
final class BrokenTwins {

  private BrokenTwins() {}

  @BrokenTwin(
      value = "server-side-logic",
      says = "The page has computed the total already, so the shop takes it as it is sent.")
  static class TotalOfThePage extends Checkout {

    TotalOfThePage(Customers customers, Prices prices, Orders orders) {
      super(customers, prices, orders);
    }

    @Override
    long total(String customer, Cart cart) {
      return cart.totalCents() == null ? super.total(customer, cart) : cart.totalCents();
    }
  }

  @BrokenTwin(
      value = "databases",
      says = "Orders are kept in a map, which is quicker, and as old as its process.")
  static class OrdersInMemory extends Orders {

    private final Map<Long, Order> orders = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();

    OrdersInMemory(JdbcClient jdbc) {
      super(jdbc);
    }

    @Override
    Optional<Order> add(String customer, @Nullable String key, Cart cart, long total) {
      var order = new Order(last.incrementAndGet(), total);
      orders.put(order.id(), order);
      return Optional.of(order);
    }

    @Override
    Optional<Order> find(String customer, long id) {
      return Optional.ofNullable(orders.get(id));
    }
  }

  @BrokenTwin(
      value = "apis",
      says = "The form got a code path of its own, a copy of the checkout that knows no coupons.")
  @RestController
  static class FormOfItsOwn {

    private final Checkout checkout;

    FormOfItsOwn(Checkout checkout) {
      this.checkout = checkout;
    }

    @PostMapping(path = "/orders", consumes = Shop.FORM, params = "coupon")
    @ResponseStatus(HttpStatus.SEE_OTHER)
    void form(@CookieValue String session, @ModelAttribute Cart cart) {
      checkout.place(session, null, new Cart(cart.lines(), null, null));
    }
  }

  @BrokenTwin(
      value = "data-flow",
      says = "The prices of a cart are read one by one, a statement for each line.")
  static class PricesOneByOne extends Prices {

    PricesOneByOne(JdbcClient jdbc) {
      super(jdbc);
    }

    @Override
    Map<String, Long> of(Collection<String> skus) {
      var cents = new HashMap<String, Long>();
      skus.forEach(sku -> cents.putAll(super.of(List.of(sku))));
      return cents;
    }
  }

  @BrokenTwin(
      value = "payment",
      says = "The key is looked up before and kept after the charge: two at once both find none.")
  static class KeysLookedUpBefore extends Checkout {

    private final Map<String, Order> known = new ConcurrentHashMap<>();

    KeysLookedUpBefore(Customers customers, Prices prices, Orders orders) {
      super(customers, prices, orders);
    }

    @Override
    @Transactional
    Order place(@Nullable String session, @Nullable String key, Cart cart) {
      var first = known.get(key + session);
      var order = first == null ? super.place(session, null, cart) : first;
      if (key != null) {
        known.put(key + session, order);
      }
      return order;
    }
  }

  @BrokenTwin(
      value = "bad-input",
      says = "Nothing is validated: the database is to find out, and its errors become a 500.")
  static class BelievesEverything extends LocalValidatorFactoryBean {

    @Override
    public void validate(Object target, Errors errors) {}
  }
}
