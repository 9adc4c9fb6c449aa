package dev.backendlab.sharding;

import java.util.List;

/** The placement that everybody thinks of first: the remainder of the hash. */
record Modulo(List<String> shards) implements Placement {

  @Override
  public String shardOf(long customer) {
    return shards.get(Math.floorMod(Token.of(customer), shards.size()));
  }
}
