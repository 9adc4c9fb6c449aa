package dev.backendlab.sharding;

/** How many levels a B-tree has between its root and the rows' addresses. */
final class IndexDepth {

  private IndexDepth() {}

  static int of(Shard shard, String index) {
    shard.jdbc().sql("create extension if not exists pageinspect schema public").update();
    return 1
        + shard
            .jdbc()
            .sql("select level from public.bt_metap(?)")
            .param(index)
            .query(Integer.class)
            .single();
  }
}
