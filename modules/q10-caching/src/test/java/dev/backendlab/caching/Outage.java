package dev.backendlab.caching;

import dev.backendlab.kit.Http;
import dev.backendlab.redis.RedisServer;
import java.time.Duration;
import java.util.List;

/** Two shops in one outage: one bounds what reaches its database, the other does not. */
record Outage(RedisServer redis, Rush bounded, Rush unbounded, Http ada) implements AutoCloseable {

  /** Ada is signed in, and both shops have computed a page. */
  static Outage before(Catalogue catalogue) {
    var redis = RedisServer.start();
    var bounded = Rush.to("shop", redis, 2, catalogue);
    var unbounded = Rush.to("unbounded shop", redis, 10_000, catalogue);
    Http.silent(unbounded.shop().url()).get("/products/1");
    var ada = Http.silent(bounded.shop().url());
    var cookie = Visitors.login(ada);
    ada.get("/products/1");
    ada.get("/bestsellers");
    var impatient = ada.patience(Duration.ofSeconds(2)).with("Cookie", cookie);
    return new Outage(redis, bounded, unbounded, impatient);
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

  /** Of a page: the status, and where the shop says it has it from. */
  String page() {
    var page = ada.get("/products/2");
    return page.status() + ", " + page.header("X-Cache");
  }

  /** Of 100 visitors of each shop: with the bound, and without. */
  List<Long> turnedAway() {
    return List.of(bounded.turnedAway(), unbounded.turnedAway());
  }

  @Override
  public void close() {
    bounded.close();
    unbounded.close();
    redis.close();
  }
}
