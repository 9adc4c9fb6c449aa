package dev.backendlab.sharding;

/** A customer of the shop, with what she has to spend. */
record Customer(long id, String name, String email, long cents, int version) {

  /** Of ids and of cents: any JSON parser, also one that reads doubles, has it exactly. */
  static final long MOST = 1_000_000_000_000_000L;
}
