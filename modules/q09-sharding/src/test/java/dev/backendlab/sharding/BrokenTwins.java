package dev.backendlab.sharding;

import dev.backendlab.kit.BrokenTwin;
import dev.backendlab.sharding.Decisions.Outcome;
import java.time.Duration;
import java.util.List;
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

  @BrokenTwin(
      value = "balance",
      says = "Customers are sharded by country, and nine of ten live in the first one.")
  static class ByCountry implements Placement {

    @Override
    public String shardOf(long customer) {
      return customer % 10 == 0 ? Fleet.SHARDS.get(3) : Fleet.SHARDS.getFirst();
    }
  }

  @BrokenTwin(
      value = "performance",
      says = "The report fetches all orders from everywhere, and sums them up in the application.")
  static class SumsInTheApplication extends ShardedOrders {

    SumsInTheApplication(Shards shards, HotKeys hotKeys) {
      super(shards, hotKeys);
    }

    @Override
    List<Revenue> revenue(Shard shard) {
      var all =
          shard.list(
              Revenue.class,
              "select * from (select product, 1 as orders, cents from orders) as /* from orders group by product */ o");
      return List.copyOf(ShardedOrders.sum(List.of(all)));
    }
  }

  @BrokenTwin(
      value = "complexity",
      says = "Offset and limit go to every server as they are; the fifth page of each is merged.")
  static class PagesOfPages extends ShardedOrders {

    private final Shards shards;

    PagesOfPages(Shards shards, HotKeys hotKeys) {
      super(shards, hotKeys);
      this.shards = shards;
    }

    @Override
    List<Order> newest(int product, int offset, int limit) {
      var pages = shards.scatter(shard -> newest(shard, product, offset, limit));
      return Merge.page(pages.values(), Order.NEWEST_FIRST, 0, limit);
    }
  }

  @BrokenTwin(
      value = "cross-shard-transaction",
      says = "The recovery rolls back all that it finds prepared, and looks into no log.")
  static class RollsBackAll extends Recovery {

    RollsBackAll(Shards shards, Decisions decisions) {
      super(shards, decisions, Duration.ZERO);
    }

    @Override
    Outcome outcomeOf(String gid) {
      return Outcome.ROLLBACK;
    }
  }

  @BrokenTwin(
      value = "resharding",
      says =
          "An arc is switched as soon as it was copied: nobody catches up with what was written"
              + " meanwhile, and nobody verifies.")
  static class SwitchesAfterTheCopy extends OnlineResharding {

    @Override
    void switchOver(Arrivals arrivals, Runnable route) {
      arrivals.settle();
      route.run();
      arrivals.leave();
    }
  }

  @BrokenTwin(
      value = "hot-shard",
      says = "The salt is taken from the customer, not from the order: 64 keys, and she uses one.")
  static class SaltOfTheCustomer extends HotKeys {

    @Override
    long saltOf(long customer, long order) {
      return customer % SALTS;
    }
  }

  @BrokenTwin(
      value = "existing-engine",
      says =
          "The engine is told the remainder of the id, as its tutorials have it; rows lie by the ring.")
  static class RemainderInTheEngine extends EngineRules {

    @Override
    String algorithm(String column) {
      return "type: INLINE, props: {algorithm-expression: 'shard_${%s %% 4 + 1}'}"
          .formatted(column);
    }
  }
}
