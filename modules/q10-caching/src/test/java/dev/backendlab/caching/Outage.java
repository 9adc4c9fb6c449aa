package dev.backendlab.caching;

import dev.backendlab.kit.Counted;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.Together;
import dev.backendlab.redis.RedisServer;
import java.time.Duration;
import java.util.List;

/** Two shops in one outage: one bounds what reaches its database, the other does not. */
final class Outage implements AutoCloseable {

  private final RedisServer redis = RedisServer.start();
  private final Http ada;
  private final Visitors bounded;
  private final Visitors unbounded;

  Outage(Stage stage) {
    bounded = Visitors.of(stage, Visitors.busyShop("shop", redis, 3));
    unbounded = Visitors.of(stage, Visitors.busyShop("no bound", redis, 10_000));
    var shop = Http.silent(bounded.shop().url()).patience(Duration.ofSeconds(2));
    ada = shop.with("Cookie", Visitors.login(shop));
  }

  RedisServer redis() {
    return redis;
  }

  String whoAdaIs() {
    return ada.get("/me").body();
  }

  /** Of a page, the same by an invented cookie, the bestsellers, and who is signed in. */
  List<Integer> statuses() {
    return List.of(
        ada.get("/products/1").status(),
        ada.with("Cookie", "SESSION=bm9uZQ").get("/products/1").status(),
        ada.get("/bestsellers").status(),
        ada.get("/me").status());
  }

  /** How many of 150 visitors were served: with the bound, and without. */
  List<Counted> served(String when) throws Exception {
    return Together.run(
        List.of(
            () -> bounded.toFavourites(when).served(),
            () -> unbounded.toFavourites(when).served()));
  }

  @Override
  public void close() {
    bounded.shop().close();
    unbounded.shop().close();
    redis.close();
  }
}
