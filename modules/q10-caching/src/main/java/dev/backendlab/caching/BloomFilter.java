package dev.backendlab.caching;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A set that forgets what is in it but not what is not: "no" is certain, "yes" is probable.
 *
 * <p>With n members and a share p of wrong answers it takes m = -n ln p / (ln 2)² bits and k = m/n
 * · ln 2 bits per member, independent of the size of a member. Members can be added, not removed.
 *
 * @see <a href="https://doi.org/10.1145/362686.362692">Space/time trade-offs in hash coding with
 *     allowable errors (Bloom, 1970)</a>
 * @see <a href="https://doi.org/10.1002/rsa.20208">Less hashing, same performance (Kirsch,
 *     Mitzenmacher, 2008): k hashes from two</a>
 */
final class BloomFilter {

  private final AtomicLongArray words;
  private final int bits;
  private final int hashes;

  BloomFilter(int members, double wrong) {
    double needed = -members * Math.log(wrong) / (Math.log(2) * Math.log(2));
    this.words = new AtomicLongArray((int) Math.ceil(needed / Long.SIZE));
    this.bits = words.length() * Long.SIZE;
    this.hashes = (int) Math.max(1, Math.round((double) bits / members * Math.log(2)));
  }

  void add(long member) {
    for (int i = 0; i < hashes; i++) {
      int bit = bit(member, i);
      words.accumulateAndGet(bit / Long.SIZE, 1L << bit, (word, mask) -> word | mask);
    }
  }

  boolean mayContain(long member) {
    for (int i = 0; i < hashes; i++) {
      int bit = bit(member, i);
      if ((words.get(bit / Long.SIZE) & 1L << bit) == 0) {
        return false;
      }
    }
    return true;
  }

  int bytes() {
    return words.length() * Long.BYTES;
  }

  private int bit(long member, int i) {
    long hash = mixed(member);
    return Math.floorMod((int) hash + i * ((int) (hash >>> 32) | 1), bits);
  }

  /** The finalizer of MurmurHash3: neighbouring ids share no pattern of bits. */
  private static long mixed(long value) {
    value = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
    value = (value ^ value >>> 33) * 0xc4ceb9fe1a85ec53L;
    return value ^ value >>> 33;
  }
}
