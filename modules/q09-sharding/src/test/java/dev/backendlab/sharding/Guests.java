package dev.backendlab.sharding;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Customers who are there for one claim. */
class Guests {

  static final long FIRST = 1_000_000;

  private final Shards shards;
  private final Fleet fleet;
  private final AtomicLong next = new AtomicLong(FIRST);

  Guests(Shards shards, Fleet fleet) {
    this.shards = shards;
    this.fleet = fleet;
  }

  /** A new one, at home on this server, with this much. */
  long on(String shard, long cents) {
    long id = next.incrementAndGet();
    while (!shards.of(id).name().equals(shard)) {
      id = next.incrementAndGet();
    }
    var guest = new Customer(id, "Guest", "guest%d@example.org".formatted(id), cents, 0);
    Customers.add(shards.named(shard), guest);
    return id;
  }

  long cents(long guest) {
    return Customers.find(shards.of(guest), guest).map(Customer::cents).orElse(0L);
  }

  /** All traces of all of them. */
  void leave() {
    var servers = new ArrayList<>(shards.all());
    servers.add(fleet.alone());
    Shards.gather(
        servers,
        shard -> {
          shard.jdbc().sql("delete from customer where id > ?").param(FIRST).update();
          return shard.jdbc().sql("delete from email where customer > ?").param(FIRST).update();
        });
  }
}
