package dev.backendlab.sharding;

import com.sun.management.ThreadMXBean;
import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Measured;
import dev.backendlab.kit.Stage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.shardingsphere.driver.api.yaml.YamlShardingSphereDataSourceFactory;
import org.apache.shardingsphere.sharding.api.sharding.standard.PreciseShardingValue;
import org.apache.shardingsphere.sharding.api.sharding.standard.RangeShardingValue;
import org.apache.shardingsphere.sharding.api.sharding.standard.StandardShardingAlgorithm;

/**
 * Apache ShardingSphere-JDBC on the four servers: a data source like any other, which reads the SQL
 * to find out which servers to ask.
 *
 * @see <a
 *     href="https://shardingsphere.apache.org/document/5.5.2/en/user-manual/shardingsphere-jdbc/yaml-config/rules/sharding/">Its
 *     configuration</a>
 */
record Engine(Shard shard) implements AutoCloseable {

  static final String ROUTER = "our router";
  static final String ENGINE = "ShardingSphere";
  private static final int LOOKUPS = 300;

  static Engine start(Fleet fleet, EngineRules rules) throws SQLException, IOException {
    var pools = new LinkedHashMap<String, DataSource>();
    for (var server : fleet.servers()) {
      pools.put(server.name().replace('-', '_'), Shard.pooled(server, 4).dataSource());
    }
    var dataSource =
        YamlShardingSphereDataSourceFactory.createDataSource(
            pools, rules.yaml().getBytes(StandardCharsets.UTF_8));
    return new Engine(new Shard("ShardingSphere", dataSource));
  }

  /** Customers whom engine and router find, and find alike. */
  long alike(Shards shards) {
    var customers = new Customers(shards);
    return OneServer.somebody()
        .mapToObj(customers::find)
        .flatMap(Optional::stream)
        .filter(found -> Customers.find(shard, found.id()).equals(Optional.of(found)))
        .count();
  }

  long ordersThatDiffer(ShardedOrders orders) {
    return OneServer.somebody()
        .filter(id -> !ShardedOrders.of(shard, id).equals(orders.of(id)))
        .count();
  }

  /** A page of product 7's orders, as the shop cuts it. */
  List<Order> page(int offset) {
    return ShardedOrders.newest(shard, OneServer.PRODUCT, offset, ShopController.PAGE);
  }

  List<Revenue> revenue() {
    return shard.list(Revenue.class, ShardedOrders.REVENUE + " order by product");
  }

  /** The p50 of a look-up in µs: where the server is known before, by the router, by the engine. */
  ByName<Measured> lookups(Stage stage, Shards shards) throws Exception {
    var homes = IntStream.range(0, 2 * LOOKUPS).mapToObj(i -> shards.of(customer(i))).toList();
    var visit = new AtomicInteger();
    return stage
        .inTurn("a look-up")
        .way(
            "no router, one server",
            () -> Customers.find(homes.get(visit.get()), customer(visit.getAndIncrement())))
        .way(ROUTER, ofEach(new Customers(shards)::find))
        .way(ENGINE, ofEach(id -> Customers.find(shard, id)))
        .rounds(LOOKUPS)
        .map(latencies -> latencies.p50().times(1_000));
  }

  /** Bytes that a look-up allocates in its thread, by the JVM's own count: the median. */
  ByName<Measured> allocations(Shards shards) throws Exception {
    var byRouter = allocated(ofEach(new Customers(shards)::find));
    var byEngine = allocated(ofEach(id -> Customers.find(shard, id)));
    return new ByName<>(Map.of(ROUTER, byRouter, ENGINE, byEngine));
  }

  private static Measured allocated(Callable<?> lookup) throws Exception {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var bytes = new double[LOOKUPS];
    for (int i = 0; i < LOOKUPS; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      lookup.call();
      bytes[i] = threads.getCurrentThreadAllocatedBytes() - before;
    }
    return Measured.median(bytes);
  }

  private static Callable<?> ofEach(LongFunction<?> lookup) {
    var visit = new AtomicInteger();
    return () -> lookup.apply(customer(visit.getAndIncrement()));
  }

  private static long customer(int visit) {
    return 1 + visit * 7919L % Fleet.CUSTOMERS;
  }

  @Override
  public void close() throws Exception {
    ((AutoCloseable) shard.dataSource()).close();
  }

  /** Our ring, as the engine wants to see it; public, because the engine makes it by its name. */
  public static final class Ring implements StandardShardingAlgorithm<Long> {

    @Override
    public String doSharding(Collection<String> servers, PreciseShardingValue<Long> value) {
      return Fleet.RING.shardOf(((Number) value.getValue()).longValue()).replace('-', '_');
    }

    /** A range of ids may lie anywhere. */
    @Override
    public Collection<String> doSharding(
        Collection<String> servers, RangeShardingValue<Long> value) {
      return servers;
    }
  }
}
