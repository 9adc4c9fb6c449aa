package dev.backendlab.sharding;

/** Who orders, and what she has to spend. */
record Customer(long id, String name, String email, long cents, int version) {}
