package dev.backendlab.sharding;

import dev.backendlab.kit.Answer;
import dev.backendlab.kit.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.dao.DuplicateKeyException;

/** Customers who are there for one claim: from when it opens them until it closes them. */
final class Guests implements AutoCloseable {

  private static final long FIRST = 1_000_000;

  private final Shards shards;
  private final Shard alone;
  private final AtomicLong next = new AtomicLong(FIRST);

  Guests(Shards shards, Fleet fleet) {
    this.shards = shards;
    this.alone = fleet.alone().shard();
    close(); // those whom a claim left that has failed
  }

  /** The id of a customer who is at home on this server, and not there yet. */
  long newOn(String shard) {
    long id = next.incrementAndGet();
    return shards.of(id).name().equals(shard) ? id : newOn(shard);
  }

  /** A new one, at home on this server, with this much. */
  long on(String shard, long cents) {
    long id = newOn(shard);
    Customers.add(shards.named(shard), new Customer(id, "Guest", id + "@example.org", cents, 0));
    return id;
  }

  long cents(long guest) {
    return Customers.find(shards.of(guest), guest).map(Customer::cents).orElse(0L);
  }

  /** Customers who get the same address, with nobody who watches: on one server, and on two. */
  List<Integer> withOneAddress() {
    long one = newOn("shard-1");
    long two = newOn("shard-2");
    return List.of(
        added(alone, one) + added(alone, two),
        added(shards.of(one), one) + added(shards.of(two), two));
  }

  /** Ada registers; then Mallory, with her address, and with her id and Bob's address; then Bob. */
  List<Integer> register(Http ada, Http mallory, Http bob) {
    long adas = newOn("shard-1");
    var sent =
        List.of(
            register(ada, adas, "ada@example.com"),
            register(mallory, newOn("shard-2"), "ada@example.com"),
            register(mallory, adas, "bob@example.com"),
            register(bob, newOn("shard-2"), "bob@example.com"));
    return sent.stream().map(Answer::status).toList();
  }

  private static Answer register(Http caller, long id, String email) {
    return caller.post("/customers", Map.of("id", id, "name", "Guest", "email", email, "cents", 0));
  }

  private static int added(Shard shard, long id) {
    try {
      return Customers.add(shard, new Customer(id, "Guest", "guest@example.org", 0, 0));
    } catch (DuplicateKeyException refused) {
      return 0;
    }
  }

  /** Takes away all traces of all of them. */
  @Override
  public void close() {
    var servers = new ArrayList<>(shards.all());
    servers.add(alone);
    Shards.gather(
        servers,
        shard -> {
          shard.jdbc().sql("delete from customer where id > ?").param(FIRST).update();
          return shard.jdbc().sql("delete from email where customer > ?").param(FIRST).update();
        });
  }
}
