package dev.backendlab.sharding;

import dev.backendlab.peers.Compared;
import dev.backendlab.peers.Way;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A customer's row, of 100,000 on four PostgreSQL servers. */
@State(Scope.Benchmark)
@Compared(name = "router", work = "A row on one of four servers", with = "direct")
public class RouterPeers {

  private static final int VISITS = 10_000;
  private static final Fleet FLEET = new Fleet();
  private static final Shards SHARDS =
      new Shards(
          FLEET.servers().stream().map(server -> Shard.pooled(server, 4)).toList(), Fleet.RING);

  private static final Customers CUSTOMERS = new Customers(SHARDS);
  private static final Shard ENGINE = engine();
  private static final List<Shard> HOMES =
      IntStream.range(0, VISITS).mapToObj(visit -> SHARDS.of(customer(visit))).toList();

  private int visit;

  private static Shard engine() {
    try {
      return Engine.start(FLEET, new EngineRules()).shard();
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long customer(int visit) {
    return 1 + visit * 7919L % Fleet.CUSTOMERS;
  }

  private int next() {
    visit = (visit + 1) % VISITS;
    return visit;
  }

  /** Her server is known before. */
  @Way("direct JDBC (Spring's JdbcClient)")
  @Benchmark
  public Object direct() {
    int next = next();
    return Customers.find(HOMES.get(next), customer(next)).orElseThrow();
  }

  /** Told the key, it computes the server. */
  @Way(value = "our router, then the same", mostMicros = 10)
  @Benchmark
  public Object router() {
    return CUSTOMERS.find(customer(next())).orElseThrow();
  }

  /** It finds the key in the SQL. */
  @Way("ShardingSphere, with our ring")
  @Benchmark
  public Object shardingSphere() {
    return Customers.find(ENGINE, customer(next())).orElseThrow();
  }
}
