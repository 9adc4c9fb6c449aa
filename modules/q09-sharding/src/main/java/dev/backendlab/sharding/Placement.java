package dev.backendlab.sharding;

/** Decides on which server a customer lies, with everything that is hers. */
@FunctionalInterface
interface Placement {

  /** The name of the server. */
  String shardOf(long customer);
}
