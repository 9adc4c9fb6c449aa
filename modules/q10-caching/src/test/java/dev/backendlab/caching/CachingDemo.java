package dev.backendlab.caching;

import static org.awaitility.Awaitility.await;

import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Load;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.event.Event.Axis;
import dev.backendlab.redis.RedisServer;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.cache.CacheManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a cache buys, and what it costs. */
@Demo("q10")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
record CachingDemo(
    @LocalServerPort int port,
    CacheAside catalogue,
    ProductPages pages,
    PageCache cache,
    RedisPageCache redisPages,
    ObjectProvider<MemcachedPageCache> memcachedPages,
    ObjectProvider<NearPageCache> nearPages,
    CacheKeys keys,
    CacheProperties properties,
    Prices prices,
    Storefront storefront,
    Bestsellers bestsellers,
    EarlyRefresh early,
    KnownProducts known,
    CacheManager caches,
    StatefulRedisConnection<String, String> redis,
    RedisServer redisServer,
    CachedKeys cachedKeys,
    Statements statements,
    JdbcClient jdbc,
    TransactionTemplate transactions,
    MemcachedAndRedis memcachedAndRedis) {

  private static final String IN_MEMORY =
      "spring.autoconfigure.exclude="
          + "org.springframework.boot.session.data.redis.autoconfigure"
          + ".SessionDataRedisAutoConfiguration";
  private static final Duration MINUTES = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Claim("in-memory")
  @Reads({CacheAside.class, ProductPages.class, CacheKeys.class})
  void memoryAnswersSoonerWithTheSameBytes(Stage stage) throws Exception {
    cachedKeys.clear();
    stage.say(
        "A product page joins and aggregates reviews and order lines, each step by its index.");
    stage.sql(ProductPages.STATEMENT, scansOf(ProductPages.STATEMENT));
    var first = new Reading(catalogue, "EUR");
    var computed = stage.time("1,000 pages that are not cached yet", 1_000, first::next);
    var second = new Reading(catalogue, "EUR");
    var cached = stage.time("the same pages again", 1_000, second::next);
    stage.table(
        "One page, in ms",
        List.of("from", "p50", "p99"),
        List.of(
            List.of("PostgreSQL", millis(computed.p50()), millis(computed.p99())),
            List.of("Redis", millis(cached.p50()), millis(cached.p99()))));
    stage.control("pages of the first reading from PostgreSQL", first.from(Page.Origin.DATABASE)).is(1_100);
    stage.check("pages of the second reading from Redis", second.from(Page.Origin.CACHE)).is(1_100);
    stage.check("pages that differ in any byte", second.differencesTo(first)).is(0);
    stage.check("the same in dollars: pages that PostgreSQL shows differently", inDollars(catalogue).differencesTo(inDollars(pages)))
        .because("the key holds all that decides how the page reads: the product and the currency")
        .is(0);
    stage.compare("p50 of one page", "ms").without("PostgreSQL", computed.p50()).with("Redis", cached.p50())
        .because("a lookup by key in memory replaces hundreds of rows, joined and counted again").isLowerBy(2);
  }

  @Claim("db-load")
  @Reads({CacheAside.class, CacheKeys.class})
  void fewRequestsReachTheDatabase(Stage stage) throws Exception {
    cachedKeys.clear();
    stage.say("10,000 requests for 1,000 products; as in any shop, a few of them are favourites.");
    var wanted = Zipf.requests(10_000, 1_000);
    var ratio = new HitRatio(wanted.length);
    long all = statements.during(Statements.PAGES, () -> stage.load("10,000 requests without a cache").clients(20)
        .requests(wanted.length, i -> pages.find(euros(wanted[i])).orElseThrow()));
    long missed = statements.during(Statements.PAGES, () -> stage.load("the same requests with the cache").clients(20)
        .requests(wanted.length, i -> ratio.count(i, catalogue.find(euros(wanted[i])).orElseThrow())));
    stage.lines("Hit ratio while the cache fills", new Axis("requests", false), new Axis("hits in %", false), List.of(ratio.series("cache-aside")));
    stage.control("statements without the cache", all).is(wanted.length);
    stage.check("statements with the cache, against its misses", missed).is(ratio.misses());
    stage.compare("statements that reached PostgreSQL", "statements").without("no cache", all).with("cache-aside", missed)
        .because("each page is computed once, for its first reader").isLowerBy(4);
    stage.check("hits among the last 500 requests, in %", ratio.lastPercent()).isAtLeast(70);
  }

  @Claim("response-time")
  @Reads({ProductController.class, CacheAside.class})
  void visitorsWaitLess(Stage stage) throws Exception {
    try (var bare = Shop.open("cache.store=none")) {
      stage.say("50 visitors at a time ask for 200 pages, of a shop without and of one with a cache.");
      visits(stage, "warming up without", bare.url(), 500);
      visits(stage, "warming up with", url(), 500);
      var without = visits(stage, "GET /products/{id}, no cache", bare.url(), 2_000);
      var with = visits(stage, "GET /products/{id}, cache", url(), 2_000);
      stage.control("requests that failed without the cache", without.errors()).is(0);
      stage.check("requests that failed with the cache", with.errors()).is(0);
      stage.compare("p50 of a request", "ms").without("no cache", without.succeeded().p50())
          .with("cache", with.succeeded().p50()).because("both cores compute pages in the one case, and only send them in the other").isLowerBy(1.5);
      stage.compare("throughput", "requests/s").without("no cache", without.perSecond())
          .with("cache", with.perSecond()).isHigherBy(1.5);
    }
  }

  @Claim("sessions")
  @Reads(SessionController.class)
  void aLoginOutlivesTheInstanceThatTookIt(Stage stage) {
    stage.say("Ada logs in at instance A. The balancer sends her next request to B; then A restarts.");
    var a = Shop.open();
    var ada = login(stage, a.url());
    stage.check("Ada at instance B", me(stage, url(), ada)).because("the cookie is a key, the session is in Redis").is("ada");
    a.close();
    try (var again = Shop.open()) {
      stage.check("Ada at A after its restart", me(stage, again.url(), ada)).is("ada");
    }
    stage.say("The same with sessions in the instances' own memory.");
    var c = Shop.open(IN_MEMORY);
    var bob = login(stage, c.url());
    stage.control("Bob where he logged in", me(stage, c.url(), bob)).is("ada");
    try (var d = Shop.open(IN_MEMORY)) {
      stage.control("Bob at the other instance", me(stage, d.url(), bob)).contains("not signed in");
    }
    c.close();
    try (var again = Shop.open(IN_MEMORY)) {
      stage.control("Bob after the restart", me(stage, again.url(), bob)).contains("not signed in");
    }
  }
}
