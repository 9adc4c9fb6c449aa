package dev.backendlab.patterns;

import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The shop with patterns: it knows no database, no method of payment and no listener by name. */
@Service
class OrderService implements Shop {

  private final Orders orders;
  private final Payments payments;
  private final ApplicationEventPublisher events;

  OrderService(Orders orders, Payments payments, ApplicationEventPublisher events) {
    this.orders = orders;
    this.payments = payments;
    this.events = events;
  }

  @Override
  @Transactional
  public Receipt place(Order order) {
    var payment = payments.of(order.method());
    orders.save(order);
    events.publishEvent(new Order.Placed(order));
    return new Receipt(order.id(), payment.pay(order.cents()), payment.fee(order.cents()));
  }

  @Override
  public Optional<Order> order(long id) {
    return orders.find(id);
  }

  @Override
  public List<Order> ordersOf(String customer) {
    return orders.of(customer);
  }

  @Override
  public String refund(Order order) {
    return payments.of(order.method()).refund(order.cents());
  }
}
