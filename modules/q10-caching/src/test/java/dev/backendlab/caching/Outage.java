package dev.backendlab.caching;

import dev.backendlab.kit.Http;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.Together;
import dev.backendlab.redis.RedisServer;
import java.time.Duration;
import java.util.List;

/** Two shops in one outage: one bounds what reaches its database, the other does not. */
record Outage(RedisServer redis, Visitors bounded, Visitors unbounded, Http ada)
    implements AutoCloseable {

  private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

  static Outage before(Stage stage) throws Exception {
    var redis = RedisServer.start();
    var bounded = Visitors.of(stage, Visitors.busyShop("shop", redis, 2), HALF_A_SECOND);
    var unbounded =
        Visitors.of(stage, Visitors.busyShop("unbounded shop", redis, 10_000), HALF_A_SECOND);
    var ada = Http.silent(bounded.shop().url()).patience(Duration.ofSeconds(2));
    return new Outage(redis, bounded, unbounded, ada.with("Cookie", Visitors.login(ada)));
  }

  /** Of a page, the same by an invented cookie, the bestsellers, and who is signed in. */
  List<Integer> statuses() {
    var stranger = ada.with("Cookie", "SESSION=bm9uZQ");
    return List.of(
        ada.get("/products/1").status(),
        stranger.get("/products/1").status(),
        ada.get("/bestsellers").status(),
        ada.get("/me").status());
  }

  String whoAdaIs() {
    return ada.get("/me").body();
  }

  /** By 120 visitors of each shop: with the bound, and without. */
  List<Visitors.Visit> visits(String when) throws Exception {
    return Together.run(
        List.of(() -> bounded.toFavourites(when), () -> unbounded.toFavourites(when)));
  }

  @Override
  public void close() {
    bounded.shop().close();
    Thread.startVirtualThread(unbounded.shop()::close); // it has a queue, for which Tomcat waits
    redis.close();
  }
}
