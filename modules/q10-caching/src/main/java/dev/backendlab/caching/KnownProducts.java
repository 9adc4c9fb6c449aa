package dev.backendlab.caching;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Knows which products cannot exist. Of those that another instance has added it learns from the
 * table: once a second at most, when somebody asks for an id that may be new.
 *
 * <p>It has room for a quarter more products than there were; beyond that its yes is wrong more
 * often, until the next start.
 */
@Component
class KnownProducts {

  /** By which the database's statistics tell these statements from others. */
  static final String COMMENT = "/* new products */";

  static final double WRONG = 0.01;

  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  /** Of two transactions, that with the smaller id may commit last. */
  private static final int OVERLAP = 100;

  private final JdbcClient jdbc;
  private final AtomicLong readAt = new AtomicLong(System.nanoTime() - PAUSE);
  private volatile @Nullable BloomFilter ids;
  private volatile int newest;

  KnownProducts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean mayContain(int product) {
    var known = ids();
    if (!known.mayContain(product) && product > newest - OVERLAP && isTimeToRead()) {
      learn(known, added());
    }
    return known.mayContain(product);
  }

  /** Products that are as new as the newest that is known, or newer. */
  List<Integer> added() {
    return jdbc.sql("select " + COMMENT + " id from product where id > :seen")
        .param("seen", newest - OVERLAP)
        .query((row, number) -> row.getInt(1))
        .list();
  }

  private boolean isTimeToRead() {
    long last = readAt.get();
    long now = System.nanoTime();
    return now - last >= PAUSE && readAt.compareAndSet(last, now);
  }

  private synchronized void learn(BloomFilter filter, List<Integer> products) {
    products.forEach(filter::add);
    newest = products.stream().mapToInt(Integer::intValue).reduce(newest, Math::max);
  }

  private BloomFilter ids() {
    var known = ids;
    return known == null ? filled() : known;
  }

  private synchronized BloomFilter filled() {
    var known = ids;
    if (known == null) {
      var all = jdbc.sql("select id from product").query((row, number) -> row.getInt(1)).list();
      known = new BloomFilter(all.size() * 5 / 4 + 1, WRONG);
      learn(known, all);
      ids = known;
    }
    return known;
  }

  int bytes() {
    return ids().bytes();
  }
}
