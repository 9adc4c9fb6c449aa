package dev.backendlab.caching;

import dev.backendlab.kit.App;
import dev.backendlab.kit.Counter;
import dev.backendlab.kit.Hold;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.service.Patience;
import dev.backendlab.redis.RedisServer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 100 visitors of a shop, who come while its database answers nobody. Only the claim lets it answer
 * again, so that no count depends on how quick the machine is.
 */
record Rush(App shop, HeldPages database, Counter statements) implements AutoCloseable {

  private static final int VISITORS = 100;
  private static final int TURNED_AWAY = 503;
  private static final Duration LONG = Duration.ofSeconds(20);

  /** To a shop on this Redis that computes so many pages at once. */
  static Rush to(String name, RedisServer redis, int loads, Catalogue catalogue) {
    var shop =
        Visitors.shop(name, ShopApplication.class, HeldPages.class)
            .on(redis)
            .with("cache.key-prefix", name + ":")
            .with("cache.loads", loads)
            .with("cache.rest", "200ms")
            .start();
    var statements = catalogue.postgres().statements(ProductPages.COMMENT);
    return new Rush(shop, shop.bean(HeldPages.class), statements);
  }

  /** How many are turned away, when all others wait for the database. Those leave then. */
  long turnedAway() {
    database.hold();
    var turnedAway = new AtomicInteger();
    var visitor = Http.silent(shop.url()).patience(LONG.multipliedBy(2));
    try (var visitors = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 1; i <= VISITORS; i++) {
        var page = "/products/" + i;
        visitors.execute(() -> {
          if (visitor.get(page).status() == TURNED_AWAY) {
            turnedAway.incrementAndGet();
          }
        });
      }
      Patience.until(() -> turnedAway.get() + database.waiting() == VISITORS, LONG);
      visitors.shutdownNow();
      return turnedAway.get();
    }
  }

  /** The database answers again: what it runs for visitors who have left. */
  long statementsForNobody() throws Exception {
    return statements.of(() -> {
      database.release();
      Patience.until(() -> database.waiting() == 0, LONG);
    });
  }

  @Override
  public void close() {
    database.release();
    shop.close();
  }

  /** Pages that are held until the claim says so. */
  @Primary
  static class HeldPages extends ProductPages {

    private final AtomicInteger waiting = new AtomicInteger();
    private volatile Hold hold = new Hold(0);

    HeldPages(JdbcClient jdbc) {
      super(jdbc);
      release();
    }

    void hold() {
      hold = new Hold(0);
    }

    void release() {
      hold.release();
    }

    int waiting() {
      return waiting.get();
    }

    @Override
    public Optional<Page> find(ProductKey key) {
      waiting.incrementAndGet();
      try {
        hold.arrive();
        return super.find(key);
      } finally {
        waiting.decrementAndGet();
      }
    }
  }
}
