package dev.backendlab.sharding;

/** How the engine is told where customers and orders lie. */
class EngineRules {

  String yaml() {
    return """
    mode:
      type: Standalone
      repository:
        type: Memory
    rules:
    - !SHARDING
      tables:
        customer:
          actualDataNodes: shard_${1..4}.customer
          databaseStrategy:
            standard:
              shardingColumn: id
              shardingAlgorithmName: %1$s_of_id
        orders:
          actualDataNodes: shard_${1..4}.orders
          databaseStrategy:
            standard:
              shardingColumn: customer
              shardingAlgorithmName: %1$s_of_customer
      shardingAlgorithms:
        ring_of_id: &ring
          type: CLASS_BASED
          props:
            strategy: STANDARD
            algorithmClassName: dev.backendlab.sharding.Engine$Ring
        ring_of_customer: *ring
        modulo_of_id:
          type: INLINE
          props:
            algorithm-expression: shard_${id %% 4 + 1}
        modulo_of_customer:
          type: INLINE
          props:
            algorithm-expression: shard_${customer %% 4 + 1}
    """
        .formatted(placement());
  }

  String placement() {
    return "ring";
  }
}
