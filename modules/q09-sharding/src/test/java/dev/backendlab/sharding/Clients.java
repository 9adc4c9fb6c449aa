package dev.backendlab.sharding;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Clients who order, pay in, and look, all the time. Each has customers of its own and remembers
 * what it has done for them, so that it knows what it must see.
 */
final class Clients implements AutoCloseable {

  private static final int CLIENTS = 4;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

  private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
  private final Shards shards;
  private final ShardedOrders orders;
  private final Customers customers;
  private final ConcurrentHashMap<Long, Known> known = new ConcurrentHashMap<>();
  private final AtomicLong orderIds = new AtomicLong(10_000_000);
  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();
  private final AtomicLong writes = new AtomicLong();
  private final AtomicBoolean open = new AtomicBoolean(true);
  private List<CompletableFuture<Void>> running = List.of();

  Clients(Shards shards) {
    this.shards = shards;
    this.orders = new ShardedOrders(shards, new HotKeys());
    this.customers = new Customers(shards);
  }

  /** What a client knows of a customer. */
  private record Known(long cents, int orders) {}

  void come() {
    running =
        IntStream.range(0, CLIENTS)
            .mapToObj(client -> CompletableFuture.runAsync(() -> work(client), threads))
            .toList();
  }

  /** No two clients have a customer in common. */
  private void work(int client) {
    for (long turn = 0; open.get(); turn++) {
      long customer = 1 + (turn * 7919 + client * 25_000L) % 25_000 + client * 25_000L;
      write(customer);
      look(customer);
      LockSupport.parkNanos(PAUSE); // a client looks at what it got
    }
  }

  /** One order, one payment. */
  void write(long customer) {
    known.compute(
        customer,
        (id, before) -> {
          var now = before == null ? seen(id) : before;
          orders.place(new Order(orderIds.incrementAndGet(), id, 7, 1_000, TODAY));
          shards.at(
              id,
              shard -> {
                Accounts.add(shard, id, 100);
                return true;
              });
          writes.addAndGet(2);
          return new Known(now.cents + 100, now.orders + 1);
        });
  }

  /** Counts as wrong what differs from what this client has written. */
  private void look(long customer) {
    known.computeIfPresent(
        customer,
        (id, before) -> {
          reads.addAndGet(2);
          if (!seen(id).equals(before)) {
            wrong.incrementAndGet();
          }
          return before;
        });
  }

  private Known seen(long customer) {
    long cents = customers.find(customer).map(Customer::cents).orElse(-1L);
    return new Known(cents, orders.of(customer).size());
  }

  /** Ends the work; every client looks once more at everybody it knows. */
  void leave() {
    open.set(false);
    running.forEach(CompletableFuture::join);
    known.keySet().forEach(this::look);
  }

  long reads() {
    return reads.get();
  }

  long wrongReads() {
    return wrong.get();
  }

  long writes() {
    return writes.get();
  }

  /** Orders that were placed and are not there. */
  long lostOrders() {
    long there =
        shards
            .scatter(shard ->
                shard
                    .jdbc()
                    .sql("select count(*) from orders where id > 10000000")
                    .query(Long.class)
                    .single())
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .sum();
    return orderIds.get() - 10_000_000 - there;
  }

  @Override
  public void close() {
    open.set(false);
    threads.close();
  }
}
