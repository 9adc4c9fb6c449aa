package dev.backendlab.sharding;

import java.nio.charset.StandardCharsets;

/**
 * Where a key lies on the circle of all 2³² hash values, the lowest of which follows the highest.
 *
 * <p>Everything depends on it being the same everywhere and for ever: every instance of the
 * application, in every version, must find what another one has stored.
 */
final class Token {

  private Token() {}

  /** Of a customer: neighbouring ids are not neighbours on the circle. */
  static int of(long customer) {
    return (int) (mixed(customer) >>> 32);
  }

  /** Of a server's name (FNV-1a, mixed). */
  static int of(String name) {
    long hash = 0xcbf29ce484222325L;
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (each & 0xff)) * 0x100000001b3L;
    }
    return (int) (mixed(hash) >>> 32);
  }

  /** The finalizer of MurmurHash3: each bit of the key decides on every bit of the result. */
  private static long mixed(long value) {
    value = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
    value = (value ^ value >>> 33) * 0xc4ceb9fe1a85ec53L;
    return value ^ value >>> 33;
  }
}
