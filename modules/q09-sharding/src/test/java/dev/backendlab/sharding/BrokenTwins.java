package dev.backendlab.sharding;

import dev.backendlab.kit.BrokenTwin;
import java.util.Objects;
import java.util.UUID;

/** The mistakes: each is a line that looks right, and was found in somebody's production. */
final class BrokenTwins {

  private BrokenTwins() {}

  @BrokenTwin(
      value = "subset",
      says =
          "The router's hash has a seed of its process, like hash() in some languages: after a"
              + " restart it looks for everybody elsewhere.")
  static class SeededHash implements Placement {

    private final UUID seed = UUID.randomUUID();

    @Override
    public String shardOf(long customer) {
      return Fleet.SHARDS.get(Math.floorMod(Objects.hash(seed, customer), Fleet.SHARDS.size()));
    }
  }
}
