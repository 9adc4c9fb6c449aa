package dev.backendlab.sharding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Four clients who order, pay in and look while rows move. They remember what they have done for a
 * customer, so they know what they must see. Each arc that was copied gives them a few turns, so
 * they are at work whenever one is switched.
 */
final class Clients implements AutoCloseable {

  private static final int TURNS_AN_ARC = 4;
  private static final long FIRST_ORDER = 10_000_000;
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final List<CompletableFuture<Void>> turns = new ArrayList<>();
  private final Shards shards;
  private final ShardedOrders orders;
  private final Customers customers;
  private final ConcurrentHashMap<Long, Balance> known = new ConcurrentHashMap<>();
  private final AtomicLong orderIds = new AtomicLong(FIRST_ORDER);
  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();

  Clients(Shards shards) {
    this.shards = shards;
    this.orders = new ShardedOrders(shards, new HotKeys());
    this.customers = new Customers(shards);
  }

  /** A customer's money and orders, as the clients know them. */
  private record Balance(long cents, int orders) {}

  /**
   * An arc was copied and is not yet switched, which is when a write to it is lost most easily. So
   * one of its customers orders and pays at once, and others of all arcs beside the switch.
   */
  void arcWasCopied(Collection<Long> itsCustomers) {
    itsCustomers.stream().limit(1).forEach(this::write);
    for (int turn = 0; turn < TURNS_AN_ARC; turn++) {
      long customer = 1 + turns.size() * 7919L % FifthServer.CUSTOMERS;
      turns.add(CompletableFuture.runAsync(() -> writeAndLook(customer), threads));
    }
  }

  private void writeAndLook(long customer) {
    write(customer);
    look(customer);
  }

  /** One order, one payment. */
  private void write(long customer) {
    known.compute(
        customer,
        (id, before) -> {
          var now = before == null ? seen(id) : before;
          orders.place(new Order(orderIds.incrementAndGet(), id, 7, 1_000, TODAY));
          shards.at(id, shard -> Accounts.add(shard, id, 100));
          return new Balance(now.cents + 100, now.orders + 1);
        });
  }

  /** Counts as wrong what differs from what clients have written. */
  private void look(long customer) {
    known.computeIfPresent(
        customer,
        (id, before) -> {
          reads.addAndGet(1);
          wrong.addAndGet(seen(id).equals(before) ? 0 : 1);
          return before;
        });
  }

  private Balance seen(long customer) {
    long cents = customers.find(customer).map(Customer::cents).orElse(-1L);
    return new Balance(cents, orders.of(customer).size());
  }

  /** Orders that were placed. */
  long placed() {
    return orderIds.get() - FIRST_ORDER;
  }

  /** Orders that were placed and are not there. */
  long lost() {
    var ids = "select id from orders where id > ?";
    return placed()
        - shards.scatter(shard -> shard.list(Long.class, ids, FIRST_ORDER).size()).values().stream()
            .mapToLong(Integer::longValue)
            .sum();
  }

  long reads() {
    return reads.get();
  }

  long wrongReads() {
    return wrong.get();
  }

  /** Waits for all turns; then everybody who is known is looked at once more. */
  @Override
  public void close() {
    threads.close();
    turns.forEach(CompletableFuture::join); // throws what a client threw
    known.keySet().forEach(this::look);
  }
}
