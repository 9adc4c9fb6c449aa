package dev.backendlab.sharding;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Questions to the engine in plain SQL, as to one database, and to the router. */
final class SameQuestions {

  private static final String CUSTOMER =
      "select id, name, email, cents, version from customer where id = ?";

  private final Engine engine;
  private final Customers customers;
  private final ShardedOrders orders;

  SameQuestions(Engine engine, Customers customers, ShardedOrders orders) {
    this.engine = engine;
    this.customers = customers;
    this.orders = orders;
  }

  private static LongStream ids() {
    return LongStream.rangeClosed(1, 200).map(i -> i * 499);
  }

  long ofOne(Shard alone) {
    return ids().filter(id -> Customers.find(alone, id).isPresent()).count();
  }

  long customers() {
    return ids().filter(id -> find(id).isPresent() && find(id).equals(customers.find(id))).count();
  }

  private Optional<Customer> find(long id) {
    return engine.shard().jdbc().sql(CUSTOMER).param(id).query(Customer.class).optional();
  }

  long ordersThatDiffer() {
    return ids().filter(id -> !ordersOf(id).equals(orders.of(id))).count();
  }

  private List<Order> ordersOf(long customer) {
    return engine
        .shard()
        .list(
            Order.class,
            """
            select id, customer, product, cents, placed from orders where customer = ?
            order by placed desc, id
            """,
            customer);
  }

  /** The fifth page of ten. */
  List<Order> page(int product) {
    return engine
        .shard()
        .list(
            Order.class,
            """
            select id, customer, product, cents, placed from orders where product = ?
            order by placed desc, id limit 10 offset 40
            """,
            product);
  }

  List<Revenue> revenue() {
    return engine
        .shard()
        .list(
            Revenue.class,
            """
            select product, count(*) as orders, sum(cents) as cents from orders
            group by product order by product
            """);
  }
}
