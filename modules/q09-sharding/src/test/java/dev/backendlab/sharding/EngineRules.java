package dev.backendlab.sharding;

/** How the engine is told where customers and orders lie. */
class EngineRules {

  String yaml() {
    return """
    mode: {type: Standalone, repository: {type: Memory}}
    rules:
    - !SHARDING
      tables:
        customer:
          actualDataNodes: shard_${1..4}.customer
          databaseStrategy: {standard: {shardingColumn: id, shardingAlgorithmName: by_id}}
        orders:
          actualDataNodes: shard_${1..4}.orders
          databaseStrategy: {standard: {shardingColumn: customer, shardingAlgorithmName: by_customer}}
      shardingAlgorithms:
        by_id: {%s}
        by_customer: {%s}
    """
        .formatted(algorithm("id"), algorithm("customer"));
  }

  /** By our own ring, for each column. */
  String algorithm(String column) {
    return "type: CLASS_BASED, props: {strategy: STANDARD, algorithmClassName: %s}"
        .formatted(Engine.Ring.class.getName());
  }
}
