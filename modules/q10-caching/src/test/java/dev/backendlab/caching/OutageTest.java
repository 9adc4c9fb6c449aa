package dev.backendlab.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backendlab.kit.App;
import dev.backendlab.kit.Http;
import dev.backendlab.redis.RedisServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Visitors with a cookie, while Redis is away, is frozen, or holds what can't be read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageTest {

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int UNAVAILABLE = 503;

  /** Ten times what a visitor waits on an idle machine. */
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  private final RedisServer redis = RedisServer.start("appendonly yes", "appendfsync always");
  private App shop;
  private Http visitor;
  private Http ada;
  private StringRedisTemplate entries;

  @BeforeAll
  void open() {
    shop = App.of(ShopApplication.class).on(redis).with("cache.key-prefix", "shop:").start();
    visitor = Http.silent(shop.url()).patience(AT_ONCE);
    ada = visitor.with("Cookie", cookieOf("ada"));
    entries = shop.bean(StringRedisTemplate.class);
    visitor.patience(Duration.ofSeconds(30)).get("/products/42"); // warms up
    visitor.patience(Duration.ofSeconds(30)).get("/bestsellers");
  }

  @AfterAll
  void close() {
    shop.close();
    redis.close();
  }

  @Test
  void aCookieCostsNoPageWhileRedisIsFrozen() {
    redis.pause();
    try {
      pagesAreServed();
      assertThat(ada.get("/me").status()).isIn(UNAUTHORIZED, UNAVAILABLE);
      assertThat(visitor.post("/login?customer=bob", null).status()).isEqualTo(UNAVAILABLE);
    } finally {
      redis.resume();
    }
    await().untilAsserted(() -> assertThat(ada.get("/me").body()).isEqualTo("ada"));
  }

  @Test
  void aCookieCostsNoPageWhileRedisIsKilled() {
    redis.kill();
    try {
      pagesAreServed();
      assertThat(ada.get("/me").status()).isIn(UNAUTHORIZED, UNAVAILABLE);
      assertThat(ada.post("/logout", null).status()).isEqualTo(UNAVAILABLE);
    } finally {
      redis.restart();
    }
    await().untilAsserted(() -> assertThat(ada.get("/me").body()).isEqualTo("ada"));
  }

  private void pagesAreServed() {
    for (var caller : new Http[] {visitor, ada, with(cookieOfYesterday()), with("SESSION=x")}) {
      assertThat(caller.get("/products/42").status()).isEqualTo(OK);
      assertThat(caller.get("/bestsellers").status()).isEqualTo(OK);
    }
  }

  @Test
  void theShopOpensWhileRedisIsAway() {
    try (var away = RedisServer.start()) {
      away.stop();
      try (var early = App.of(ShopApplication.class).on(away).start()) {
        var first = Http.silent(early.url()).patience(AT_ONCE.multipliedBy(2));
        assertThat(first.get("/products/42").status()).isEqualTo(OK);
        away.restart();
        await()
            .untilAsserted(() -> {
              assertThat(first.get("/products/42").header("X-Cache")).isEqualTo("HIT");
            });
      }
    }
  }

  @Test
  void anUnreadableListOfBestsellersIsAMissAndIsOverwritten() {
    var key = "shop:bestsellers::now";
    var right = visitor.get("/bestsellers").body();
    entries.opsForValue().set(key, "\u0001 rubbish");
    assertThat(visitor.get("/bestsellers").body()).isEqualTo(right);
    assertThat(entries.opsForValue().get(key)).doesNotContain("rubbish");

    entries.delete(key);
    entries.opsForList().leftPush(key, "rubbish");
    assertThat(visitor.get("/bestsellers").body()).isEqualTo(right);
    assertThat(entries.opsForValue().get(key)).contains("Product");
  }

  @Test
  void oneUnreadablePageTurnsTheCacheOffForNobody() {
    visitor.get("/products/43");
    entries.delete("shop:product:42:EUR");
    entries.opsForList().leftPush("shop:product:42:EUR", "rubbish");
    assertThat(visitor.get("/products/42").status()).isEqualTo(OK);
    assertThat(visitor.get("/products/43").header("X-Cache")).isEqualTo("HIT");
    assertThat(visitor.get("/products/42").header("X-Cache")).isEqualTo("HIT");
  }

  @Test
  void anUnreadableSessionIsNone() {
    var bob = with(cookieOf("bob"));
    for (var key : entries.keys("shop:session:sessions:*")) {
      if (!entries.opsForHash().entries(key).toString().contains("ada")) {
        entries.delete(key);
        entries.opsForList().leftPush(key, "rubbish");
      }
    }
    assertThat(bob.get("/me").status()).isEqualTo(UNAUTHORIZED);
    assertThat(bob.post("/login?customer=bob", null).status()).isEqualTo(OK);
  }

  private Http with(String cookie) {
    return visitor.with("Cookie", cookie);
  }

  private String cookieOf(String customer) {
    return visitor.post("/login?customer=" + customer, null).header("Set-Cookie").split(";")[0];
  }

  /** Well formed, and of a session that has long expired. */
  private static String cookieOfYesterday() {
    return "SESSION=ZTc3MTE2ZDItZWMwMS00ZDZkLWI3OTAtNmUzZTc1YmZjNGIz";
  }
}
