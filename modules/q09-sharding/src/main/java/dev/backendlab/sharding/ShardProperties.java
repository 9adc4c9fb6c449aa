package dev.backendlab.sharding;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the shop.
 *
 * @param servers on which the customers lie
 * @param virtualNodes points of each server on the ring
 * @param connections how many at most to each server
 * @param customers how many of them a new shop has, for something to look at
 * @param inDoubtAfter the age at which a prepared transaction is nobody's any more
 */
@ConfigurationProperties("shards")
record ShardProperties(
    @DefaultValue List<ShardServer> servers,
    @DefaultValue("" + HashRing.USUAL) int virtualNodes,
    @DefaultValue("8") int connections,
    @DefaultValue("100000") int customers,
    @DefaultValue("10s") Duration inDoubtAfter) {}
