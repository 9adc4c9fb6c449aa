package dev.backendlab.sharding;

import dev.backendlab.kit.Bar;
import dev.backendlab.kit.Counted;
import dev.backendlab.kit.Stage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/** A thousand new orders on a July evening, placed by several keys. */
final class NewOrders {

  private static final long CELEBRITY = 4_711;
  private static final long SALTED_CELEBRITY = 4_712;
  private static final int ORDERS = 1_000;
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

  private static final String ENDS_OF_QUARTERS =
      "select unnest(percentile_disc(array[0.25, 0.5, 0.75]) within group (order by placed))"
          + " from orders";

  private final Stage stage;
  private final Shards shards;
  private final HotKeys hotKeys;
  private final Shard alone;
  private final ShardedOrders orders;
  private long nextId = 1;

  NewOrders(Stage stage, OwnTables tables, HotKeys hotKeys, Shard alone) {
    this.stage = stage;
    this.shards = tables.shards();
    this.hotKeys = hotKeys;
    this.alone = alone;
    this.orders = new ShardedOrders(shards, hotKeys);
  }

  /**
   * The key is the day, and each server has a quarter of the orders that were there before.
   *
   * @return the last server's part of those, and the busiest server's part of the new ones, in %
   */
  List<Long> byDay() {
    var ends = alone.list(LocalDate.class, ENDS_OF_QUARTERS);
    var byDay = new Shards(shards.all(), quarter -> "shard-" + quarter);
    var busiest =
        busiest(
            "Sharded by day",
            customer -> customer,
            order -> {
              long quarter = 1 + ends.stream().filter(order.placed()::isAfter).count();
              byDay.at(quarter, shard -> ShardedOrders.insert(shard, order, Token.of(quarter)));
            });
    var last = "select round(100.0 * count(*) filter (where placed > ?) / count(*)) from orders";
    var before = alone.list(Long.class, last, ends.getLast());
    return List.of(before.getFirst(), Math.round(busiest.value()));
  }

  Counted byCustomer() {
    return busiest("Sharded by customer", customer -> customer, orders::place);
  }

  Counted withCelebrity() {
    return busiest("A celebrity among them", everyOtherOf(CELEBRITY), orders::place);
  }

  Counted withSaltedCelebrity() {
    hotKeys.add(SALTED_CELEBRITY);
    return busiest("Her orders under 64 keys", everyOtherOf(SALTED_CELEBRITY), orders::place);
  }

  private static LongUnaryOperator everyOtherOf(long celebrity) {
    return customer -> customer % 2 == 0 ? celebrity : customer;
  }

  /** Places orders, and returns the busiest server's part of them in %, as counted there. */
  private Counted busiest(String how, LongUnaryOperator customer, Consumer<Order> place) {
    long first = nextId;
    nextId += ORDERS;
    LongStream.range(first, nextId)
        .mapToObj(id -> new Order(id, customer.applyAsLong(10_000 + id), 7, 1_000, TODAY))
        .forEach(place);
    var count = "select count(*) from orders where id >= ?";
    var counts = shards.scatter(shard -> shard.list(Long.class, count, first).getFirst());
    var bars = new ArrayList<Bar>();
    counts.forEach((server, there) -> bars.add(Bar.bar(server, there)));
    stage.bars(how + ": new orders by server", "orders", bars);
    return Counted.percent(Collections.max(counts.values()), ORDERS);
  }

  List<Order> ordersOfCelebrity() {
    return orders.of(SALTED_CELEBRITY);
  }

  List<Order> ordersOfSomebody() {
    return orders.of(10_001);
  }
}
