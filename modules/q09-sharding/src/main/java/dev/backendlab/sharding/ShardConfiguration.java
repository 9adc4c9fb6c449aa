package dev.backendlab.sharding;

import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.annotation.EnableScheduling;

@EnableScheduling
@Configuration(proxyBeanMethods = false)
class ShardConfiguration {

  private static final Logger log = LoggerFactory.getLogger(ShardConfiguration.class);

  @Bean
  HashRing ring(ShardProperties properties) {
    var names = properties.servers().stream().map(ShardServer::name).toList();
    return new HashRing(names, properties.virtualNodes());
  }

  @Bean
  Shards shards(
      Placement placement,
      ShardProperties properties,
      ObjectProvider<MetricsTrackerFactory> metrics) {
    var measured = metrics.getIfAvailable();
    var shards =
        properties.servers().stream()
            .map(server -> Shard.pooled(server, properties.connections(), measured))
            .toList();
    return new Shards(shards, placement);
  }

  @Bean
  Decisions decisions(Shards shards) {
    return new Decisions(shards.all().getFirst());
  }

  @Bean
  TwoPhaseTransfer transfers(Shards shards, Decisions decisions) {
    return new TwoPhaseTransfer(shards, decisions, step -> {});
  }

  @Bean
  TransferSaga sagas(Shards shards) {
    return new TransferSaga(shards, step -> {});
  }

  @Bean
  Recovery recovery(Shards shards, Decisions decisions, ShardProperties properties) {
    return new Recovery(shards, decisions, properties.inDoubtAfter());
  }

  /** A new shop gets something to look at. */
  @Bean
  ApplicationRunner sampleData(Shards shards, HashRing ring, ShardProperties properties) {
    return arguments -> shards.scatter(shard -> filled(shard, properties.customers(), ring));
  }

  private static boolean filled(Shard shard, int customers, HashRing ring) {
    try {
      SampleData.fillIfEmpty(shard, customers, id -> ring.shardOf(id).equals(shard.name()));
      return true;
    } catch (DataAccessResourceFailureException away) {
      log.warn("{} is away: the customers of the other servers are served.", shard.name(), away);
      return false;
    }
  }
}
