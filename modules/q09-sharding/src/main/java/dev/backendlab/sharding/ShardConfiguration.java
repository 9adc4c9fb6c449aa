package dev.backendlab.sharding;

import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ShardConfiguration {

  @Bean
  HashRing ring(ShardServers servers, ShardProperties properties) {
    var names = servers.servers().stream().map(ShardServers.Server::name).toList();
    return new HashRing(names, properties.virtualNodes());
  }

  @Bean
  Shards shards(ShardServers servers, Placement placement, ShardProperties properties) {
    var shards =
        servers.servers().stream()
            .map(server -> Shard.pooled(server, properties.connections()))
            .toList();
    return new Shards(shards, placement);
  }

  /** A new shop gets something to look at. */
  @Bean
  ApplicationRunner sampleData(Shards shards, HashRing ring, ShardProperties properties) {
    return arguments ->
        shards.scatter(
            shard -> {
              SampleData.fillIfEmpty(
                  shard, properties.customers(), id -> ring.shardOf(id).equals(shard.name()));
              return true;
            });
  }
}
