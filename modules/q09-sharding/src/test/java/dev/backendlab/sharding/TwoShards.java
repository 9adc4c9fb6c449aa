package dev.backendlab.sharding;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests on two servers with two customers, each on a server of her own. */
abstract class TwoShards {

  static final long ADA = 1;
  static final long BOB = 2;

  Fleet fleet;
  OwnTables tables;
  Shards shards;

  @BeforeEach
  void open() {
    fleet = new Fleet();
    tables = OwnTables.open("tests", fleet.servers().subList(0, 2), id -> "shard-" + id, 0, 4);
    shards = tables.shards();
    for (long id : List.of(ADA, BOB)) {
      Customers.add(shards.of(id), new Customer(id, "", id + "@example.org", 1_000, 0));
    }
  }

  @AfterEach
  void close() {
    tables.close();
  }

  List<Long> cents() {
    return List.of(centsOf(ADA), centsOf(BOB));
  }

  private long centsOf(long customer) {
    return Customers.find(shards.of(customer), customer).orElseThrow().cents();
  }
}
