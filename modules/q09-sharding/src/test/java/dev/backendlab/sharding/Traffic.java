package dev.backendlab.sharding;

import java.time.LocalDate;
import java.util.stream.LongStream;

/** A working day of the shop: the same one every time. */
final class Traffic {

  private static final int VISITS = 2_400;
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

  private final Shards shards;
  private final ShardedOrders orders;
  private long found;

  Traffic(Shards shards) {
    this.shards = shards;
    this.orders = new ShardedOrders(shards, new HotKeys());
  }

  /** Each visitor looks at her orders; every third one orders, every sixth pays something in. */
  void day() {
    LongStream.range(0, VISITS).forEach(this::visit);
  }

  private void visit(long visit) {
    long customer = 1 + visit * 7919 % Fleet.CUSTOMERS;
    found += orders.of(customer).size();
    if (visit % 3 == 0) {
      orders.place(new Order(10_000_000 + visit, customer, 7, 1_000, TODAY));
    }
    if (visit % 6 == 0) {
      shards.at(
          customer,
          shard -> {
            Accounts.add(shard, customer, 100);
            return true;
          });
    }
  }

  /** Orders that visitors have seen. */
  long found() {
    return found;
  }
}
