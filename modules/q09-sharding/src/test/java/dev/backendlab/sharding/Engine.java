package dev.backendlab.sharding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Properties;
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

  DataSource dataSource() {
    return shard.dataSource();
  }

  @Override
  public void close() throws Exception {
    ((AutoCloseable) dataSource()).close();
  }

  /** Our ring, as the engine wants to see it; public, because the engine makes it by its name. */
  public static final class Ring implements StandardShardingAlgorithm<Long> {

    private final HashRing ring = new HashRing(Fleet.SHARDS, HashRing.USUAL);

    @Override
    public String doSharding(Collection<String> servers, PreciseShardingValue<Long> value) {
      return ring.shardOf(((Number) value.getValue()).longValue()).replace('-', '_');
    }

    /** A range of ids may lie anywhere. */
    @Override
    public Collection<String> doSharding(
        Collection<String> servers, RangeShardingValue<Long> value) {
      return servers;
    }

    @Override
    public String getType() {
      return "RING";
    }

    @Override
    public void init(Properties properties) {}
  }
}
