package dev.backendlab.sharding;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/** A thousand new orders on a July evening, sharded in several ways. */
final class Evening {

  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
  private static final int ORDERS = 1_000;
  private static final long CELEBRITY = 4_711;
  private static final long SALTED_CELEBRITY = 4_712;

  private final OwnTables tables;
  private final HotKeys hotKeys;
  private final ShardedOrders orders;
  private long nextId = 1;

  Evening(OwnTables tables, HotKeys hotKeys) {
    this.tables = tables;
    this.hotKeys = hotKeys;
    this.orders = new ShardedOrders(tables.shards(), hotKeys);
  }

  /** Four servers, a quarter of the year each: the key is the day, not the customer. */
  Map<String, ServerWork> byTime() {
    var quarters = new Shards(tables.shards().all(), quarter -> "shard-" + quarter);
    return ServerWork.during(
        tables,
        () -> {
          for (var order : orders(i -> i)) {
            long quarter = 1L + (order.placed().getMonthValue() - 1) / 3;
            quarters.at(quarter, shard -> ShardedOrders.insert(shard, order, Token.of(quarter)));
          }
        });
  }

  Map<String, ServerWork> byCustomer() {
    return placed(i -> i);
  }

  Map<String, ServerWork> withCelebrity() {
    return placed(i -> i % 2 == 0 ? CELEBRITY : i);
  }

  Map<String, ServerWork> withSalted() {
    hotKeys.add(SALTED_CELEBRITY);
    return placed(i -> i % 2 == 0 ? SALTED_CELEBRITY : i);
  }

  private Map<String, ServerWork> placed(LongUnaryOperator customer) {
    return ServerWork.during(tables, () -> orders(customer).forEach(orders::place));
  }

  private List<Order> orders(LongUnaryOperator customer) {
    return LongStream.range(0, ORDERS)
        .mapToObj(i -> new Order(nextId++, customer.applyAsLong(10_000 + i), 7, 1_000, TODAY))
        .toList();
  }

  List<Order> ordersOfCelebrity() {
    return orders.of(SALTED_CELEBRITY);
  }

  List<Order> ordersOfSomebody() {
    return orders.of(10_001);
  }
}
