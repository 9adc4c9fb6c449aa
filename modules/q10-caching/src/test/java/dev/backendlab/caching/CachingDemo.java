package dev.backendlab.caching;

import dev.backendlab.kit.App;
import dev.backendlab.kit.Bar;
import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Hold;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Latencies;
import dev.backendlab.kit.Load;
import dev.backendlab.kit.Measured;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.event.Event.Axis;
import dev.backendlab.postgresql.PostgresServer;
import dev.backendlab.redis.RedisServer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a cache buys, and what it costs. */
@Demo("q10")
@SpringBootTest(properties = CachingDemo.PATIENT, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({
  CachedKeys.class,
  Crowd.class,
  HeldBestsellers.class,
  InventedIds.class,
  NearReaders.class,
  PlainPut.class,
  TwoCaches.class
})
record CachingDemo(
    @LocalServerPort int port,
    CacheProperties properties,
    CacheAside catalogue,
    ProductPages pages,
    OptionalPageCache cache,
    PlainPut plainPut,
    CacheKeys keys,
    PageEviction eviction,
    Prices prices,
    KnownProducts known,
    PostgresServer postgres,
    CachedKeys cachedKeys,
    Crowd crowd,
    InventedIds bot,
    ObjectProvider<TwoCaches> twoCaches,
    ObjectProvider<NearReaders> nearReaders,
    JdbcClient jdbc,
    TransactionTemplate transactions) {

  /**
   * What is counted here must not depend on how busy the machine is; an outage has its own shop.
   */
  static final String PATIENT = "cache.command-timeout=2s";

  private static final String OWN_MEMORY =
      "spring.autoconfigure.exclude=org.springframework.boot.session.data.redis.autoconfigure"
          + ".SessionDataRedisAutoConfiguration";
  private static final ProductKey LAMP = ProductKey.of(4_711, "EUR");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Claim("in-memory")
  @Reads({CacheAside.class, ProductPages.class, CacheKeys.class})
  void memoryAnswersSoonerWithTheSameBytes(Stage stage) throws Exception {
    cachedKeys.clear();
    stage.say("A product page joins and counts order lines and reviews, each step by an index.");
    stage.sql(ProductPages.STATEMENT, scans());
    var first = new Reading(catalogue, "EUR");
    var computed =
        stage.time("1,000 pages that are not cached yet", 1_000, inDollars(), first::next);
    var second = new Reading(catalogue, "EUR");
    var cached = stage.time("the same pages again", 1_000, inDollars(), second::next);
    stage.bars(
        "One page, p50 and p99", "ms", Bar.of(sideBySide("PostgreSQL", computed, "Redis", cached)));
    stage
        .control("first reading: pages from PostgreSQL", first.from(Page.Origin.DATABASE))
        .is(1_000);
    stage.check("second reading: pages from Redis", second.from(Page.Origin.CACHE)).is(1_000);
    stage.check("pages that differ in any byte", second.differencesTo(first)).is(0);
    stage
        .check("the same in dollars, from the cache and from PostgreSQL", differencesInDollars())
        .because("the key holds all that decides how the page reads: product and currency")
        .is(0);
    stage
        .compare("p50 of one page", "ms")
        .without("PostgreSQL", computed.p50())
        .with("Redis", cached.p50())
        .because("one lookup in memory replaces hundreds of rows, joined and counted again")
        .isLowerBy(3);
  }

  @Claim("db-load")
  @Reads({CacheAside.class, CacheKeys.class})
  void fewRequestsReachTheDatabase(Stage stage) throws Exception {
    cachedKeys.clear();
    stage.say("10,000 requests for 1,000 products; as in any shop, a few of them are favourites.");
    var wanted = Zipf.requests(10_000, 1_000);
    var ratio = new HitRatio(wanted.length);
    long all = statementsOf(stage, "no cache", wanted, (i, key) -> pages.find(key).orElseThrow());
    long missed =
        statementsOf(
            stage,
            "cache-aside",
            wanted,
            (i, key) -> ratio.count(i, catalogue.find(key).orElseThrow()));
    stage.lines(
        "Hit ratio while the cache fills",
        new Axis("requests", false),
        new Axis("hits in %", false),
        List.of(ratio.series("cache-aside")));
    stage.control("statements without the cache", all).is(wanted.length);
    stage.check("statements with it, each a miss of the cache", missed).is(ratio.misses());
    stage.check("hits among the last 500 requests, in %", ratio.lastPercent()).isAtLeast(70);
    stage
        .compare("statements that reached PostgreSQL", "statements")
        .without("no cache", all)
        .with("cache-aside", missed)
        .because("a page is computed for its first reader, and kept for all others")
        .isLowerBy(4);
  }

  @Claim("response-time")
  @Reads({ProductController.class, CacheAside.class})
  void visitorsWaitLess(Stage stage) throws Exception {
    stage.say("50 visitors at a time ask two shops for 200 products; one shop has no cache.");
    try (var bare = Visitors.shop("bare").with("cache.store", "none").start()) {
      visits(stage, "without a cache, warming up", bare.url(), 800);
      visits(stage, "with a cache, warming up", url(), 800);
      var without = visits(stage, "GET /products/{id} without a cache", bare.url(), 1_500);
      var with = visits(stage, "GET /products/{id} with a cache", url(), 1_500);
      stage.control("requests that failed without the cache", without.load().errors()).is(0);
      stage.check("requests that failed with the cache", with.load().errors()).is(0);
      stage.control("pages from a cache that isn't there", without.hits()).is(0);
      stage.check("pages from the cache, of 1,500", with.hits()).isAtLeast(1_350);
      stage
          .compare("p50 of a request", "ms")
          .without("no cache", without.load().succeeded().p50())
          .with("cache", with.load().succeeded().p50())
          .because("nobody queues behind pages that are computed again")
          .show();
      stage
          .compare("throughput", "requests per second")
          .without("no cache", without.load().rate())
          .with("cache", with.load().rate())
          .show();
    }
  }

  @Claim("sessions")
  @Reads(SessionController.class)
  void aLoginOutlivesTheInstanceThatTookIt(Stage stage) {
    stage.say("Ada logs in at A, her next request goes to B, then A restarts.");
    var a = Visitors.shop("shop A").start();
    var ada = login(stage, a);
    stage
        .check("Ada at B, with the same cookie", me(stage.http("ada", "shop B", url()), ada))
        .because("the cookie is only a key; the session is in Redis, where both look")
        .is("ada");
    a.close();
    try (var restarted = Visitors.shop("shop A").start()) {
      stage.check("Ada at A after its restart", me(stage.http("ada", restarted), ada)).is("ada");
    }
    stage.say("The same with sessions in the instances' own memory.");
    var c = Visitors.shop("shop C").with(OWN_MEMORY).start();
    var lost = login(stage, c);
    stage.control("Ada where she logged in", me(stage.http("ada", c), lost)).is("ada");
    c.close();
    try (var d = Visitors.shop("shop D").with(OWN_MEMORY).start();
        var restarted = Visitors.shop("shop C").with(OWN_MEMORY).start()) {
      stage.control("Ada at D", me(stage.http("ada", d), lost)).contains("not signed in");
      stage
          .control("Ada at C after its restart", me(stage.http("ada", restarted), lost))
          .contains("not signed in");
    }
  }

  @Claim("memcached")
  @Reads({PageCache.class, RedisPageCache.class, MemcachedPageCache.class})
  void memcachedServesTheSamePagesAndRedisDoesMore(Stage stage) throws Exception {
    var two = twoCaches.getObject();
    stage.say(two.memcachedIs());
    var redis = two.redis(stage);
    var memcached = two.memcached(stage);
    stage
        .control("statements of a first reading: Redis, Memcached", two.first(redis, memcached))
        .is(List.of(330L, 330L));
    stage
        .check("statements of a second reading: Redis, Memcached", two.second(redis, memcached))
        .because("to cache-aside they are alike: get, put with an expiry, evict, compare-and-set")
        .is(List.of(0L, 0L));
    stage.check("pages that differ", redis.read().differencesTo(memcached.read())).is(0);
    stage
        .compare("p50 of a hit", "ms")
        .without("Memcached", memcached.hits().p50())
        .with("Redis", redis.hits().p50())
        .isWithin(10);
    typesOnTheServer(stage, two);
    expiryOfOneField(stage, two);
    persistence(stage);
  }

  @Claim("staleness")
  @Reads({PageEviction.class, Prices.class, PageCache.class, RedisPageCache.class})
  void aChangedPriceIsSeenAtOnce(Stage stage) {
    stage.say(
        "A price changes behind the cache's back: a page that lives 400 ms shows the old one.");
    staleness(stage, Duration.ofMillis(400));
    stage.say("The shop changes it, and a visitor reads between the update and the commit.");
    transactions.executeWithoutResult(transaction -> {
      prices.change(LAMP.product(), 2_000);
      CompletableFuture.supplyAsync(() -> catalogue.find(LAMP)).join();
    });
    stage
        .check("the page shows the new price", isFresh(catalogue))
        .because("the eviction comes after the commit, and takes what was put back before it")
        .is(true);
    stage.say(
        "A visitor missed, has loaded the old page, and is held up until after the eviction.");
    changedUnderSlowReader(3_000, source -> aside(source, plainPut, MINUTE));
    stage.control("the page is fresh when a put needs no lease", isFresh(catalogue)).is(false);
    changedUnderSlowReader(4_000, source -> aside(source, cache, MINUTE));
    stage
        .check("the page is fresh when it needs one", isFresh(catalogue))
        .because("the eviction ended the slow reader's lease, so the old page was not put back")
        .is(true);
  }

  @Claim("stampede")
  @Reads({Storefront.class, EarlyRefresh.class})
  void oneReaderLoadsWhatAllMiss(Stage stage) throws Exception {
    stage.say("The bestsellers expire, and 200 readers want them before the query has answered.");
    long unprotected = crowd.unprotected(stage);
    long single = crowd.singleFlight(stage);
    stage.say(
        "Now 200 a second read on for two lifetimes of the entry, and refresh it before it expires.");
    long early = crowd.refreshedEarly(stage);
    stage.bars(
        "Statements that reached PostgreSQL",
        "statements",
        Bar.bar("no protection", unprotected),
        Bar.bar("single flight", single),
        Bar.bar("early refresh", early));
    stage
        .compare("statements at one expiry", "statements")
        .without("no protection", unprotected)
        .with("single flight", single)
        .because("who misses together waits for one of them")
        .isLowerBy(10);
    stage.check("refreshes while the readers read on", early).isAtLeast(2);
    stage
        .compare("statements at one expiry, and over two lifetimes", "statements")
        .without("no protection", unprotected)
        .with("early refresh", early)
        .because("the chance to be the one who refreshes grows as the end comes nearer")
        .isLowerBy(3);
  }

  @Claim("penetration")
  @Reads({KnownProducts.class, BloomFilter.class, CacheAside.class})
  void whatDoesNotExistCostsTheDatabaseNothing(Stage stage) throws Exception {
    stage.say("A bot asks for 1,000 products that don't exist, each of them twice.");
    cachedKeys.clear();
    stage
        .control("statements with cache-aside alone", bot.statementsWithoutProtection())
        .because("what isn't there is never put into the cache")
        .is(2 * InventedIds.COUNT);
    cachedKeys.clear();
    stage.check("statements with absence cached", bot.statementsWithAbsenceCached()).is(1_000);
    int entries = cachedKeys.pages().size();
    stage.check("entries that this costs, one for each invention", entries).isAtLeast(1_000);
    long bytes = cachedKeys.bytes();
    cachedKeys.clear();
    stage
        .check("statements behind a Bloom filter", bot.statementsBehindTheFilter())
        .because("the filter is certain of a no; its yes is wrong one time in a hundred")
        .isAtMost(2 * InventedIds.COUNT * 3 * KnownProducts.WRONG);
    stage.check("products that the filter denies", InventedIds.denied(known)).is(0);
    stage
        .compare("memory", "bytes")
        .without("absence of " + InventedIds.COUNT + " cached", bytes)
        .with("Bloom filter of " + products() + " products", known.bytes())
        .because("under ten bits a product, however many ids are invented")
        .isLowerBy(5);
    cachedKeys.clear();
  }

  @Claim("eviction")
  @Reads({CacheProperties.class, MemoryPolicyCheck.class})
  void theFavouritesStayWhenMemoryIsFull(Stage stage) {
    stage.say("Redis with 4 MB: visitors read 30 favourites, a job reads 1,200 pages once each.");
    var lru = ScanBesideHotSet.under("allkeys-lru");
    var lfu = ScanBesideHotSet.under("allkeys-lfu");
    var none = ScanBesideHotSet.under("noeviction");
    stage.table(
        "Hits in %",
        ScanBesideHotSet.COLUMNS,
        List.of(lru.row("allkeys-lru"), lfu.row("allkeys-lfu"), none.row("noeviction")));
    stage
        .compare("favourites beside the job", "% hits")
        .without("allkeys-lru", lru.favourites())
        .with("allkeys-lfu", lfu.favourites())
        .because("LRU takes the job's pages for the newest, LFU for the rarest")
        .isHigherBy(1.5);
    stage.control("writes that a full Redis refuses by default", none.refused()).isAtLeast(500);
    stage.control("hits on the next favourites then, in %", none.newFavourites()).isAtMost(20);
    var chosen = ScanBesideHotSet.under(properties.memoryPolicy());
    stage.check("the shop's policy: favourites, in %", chosen.favourites()).isAtLeast(60);
    stage
        .check("the shop's policy: next favourites, in %", chosen.newFavourites())
        .because("a cache that can't forget has no room for what is wanted next")
        .isAtLeast(60);
  }

  @Claim("outage")
  @Reads({OptionalPageCache.class, CacheConfiguration.class})
  void theShopGoesOnWithoutItsCache(Stage stage) throws Exception {
    try (var redis = RedisServer.start();
        var patient = shopOn(redis).with("cache.command-timeout", "1m").start();
        var shop = shopOn(redis).start()) {
      visits(stage, "filling the cache", shop.url(), 200);
      visits(stage, "a shop that waits a minute for Redis, warming up", patient.url(), 200);
      stage.say("Redis freezes: connections stay, answers don't come.");
      redis.pause();
      var hanging = open(stage, "waits a minute for Redis", patient, 100, Duration.ofMillis(200));
      var frozen = open(stage, "waits 100 ms for Redis", shop, 100, Duration.ofMillis(1_500));
      redis.resume();
      stage.control("visitors who gave up on the patient shop", hanging.errors()).is(20);
      stage
          .check("visitors who gave up on the other", frozen.errors())
          .because("a command that takes too long is a miss, and the next readers don't try it")
          .is(0);
      stage.say("Redis stops under load, and comes back empty.");
      var stopped = stoppedUnderLoad(stage, redis, shop);
      stage.check("visitors who saw an error", stopped.errors()).is(0);
      var visitors = Visitors.of(shop.url());
      stage.checkSoon("the cache fills again", () -> visitors.read(0)).is(true);
    }
  }

  @Claim("near-cache")
  @Reads(NearPageCache.class)
  void aPageInTheProcessIsGoneWhenItChanges(Stage stage) throws Exception {
    var near = nearReaders.getObject();
    stage.say("1,000 readers of one page, from Redis and from the memory of this process.");
    long far = near.readsOnRedis(stage, LAMP);
    stage.control("GET commands that Redis counted", far).isAtLeast(1_000);
    stage
        .check("GET commands when the page is near", near.readsNearby(stage, LAMP))
        .because("what was read once is kept here, and Redis keeps in mind that we have it")
        .isAtMost(far / 10.0);
    stage.say("Another instance changes the price: over its own connection, it evicts the page.");
    stage.control("the page is near before that", near.has(LAMP)).is(true);
    try (var other = Visitors.shop("shop B").with(PATIENT).start()) {
      stage.http("clerk", other).send(HttpMethod.PUT, "/products/4711/price?cents=5000", null);
    }
    stage
        .checkSoon("the page is soon gone here", () -> !near.has(LAMP))
        .because("Redis sends an invalidation to those who read what has changed")
        .is(true);
    stage.check("the next reader sees the new price", isFresh(near.catalogue())).is(true);
  }

  private static void typesOnTheServer(Stage stage, TwoCaches two) throws Exception {
    stage.say("Two tills sell one lamp each, at the same moment.");
    stage
        .check("lamps sold, in a sorted set of Redis", two.soldInRedis())
        .because("Redis knows the type, and adds on the server; Memcached keeps bytes")
        .is(2);
    stage.control("lamps sold, in a list read and written back", two.soldInMemcached()).is(1);
  }

  private static void expiryOfOneField(Stage stage, TwoCaches two) throws Exception {
    var basket = two.redisBasket();
    stage.say("A basket keeps its items for an hour, its coupon for a moment. " + basket.how());
    stage.check("what Redis has after that moment", TwoCaches.left(basket)).is(Set.of("items"));
    stage
        .control(
            "what Memcached has, whose entries have one expiry, in whole seconds",
            two.leftInMemcached())
        .is(Set.of());
  }

  private static void persistence(Stage stage) throws Exception {
    stage.say("Both servers restart; Redis with its append-only file, Memcached has none.");
    stage.check("the basket in Redis", TwoCaches.afterRestartOfRedis()).is("lamp");
    stage.control("the basket in Memcached", TwoCaches.afterRestartOfMemcached()).is("nothing");
  }

  private interface Request {

    Page send(int index, ProductKey key);
  }

  private long statementsOf(Stage stage, String what, int[] wanted, Request request)
      throws Exception {
    var load = stage.load("10,000 requests, " + what).clients(8);
    return postgres
        .statements(ProductPages.COMMENT)
        .during(() ->
            load.requests(wanted.length, i -> request.send(i, ProductKey.of(wanted[i], "EUR"))))
        .count();
  }

  /** The plan's access paths: which tables, by which index. */
  private List<String> scans() {
    return jdbc
        .sql("explain (costs off) " + ProductPages.STATEMENT)
        .param("currency", "EUR")
        .param("product", 1)
        .query((row, number) -> row.getString(1))
        .stream()
        .filter(line -> line.contains("Scan"))
        .map(String::strip)
        .toList();
  }

  private long products() {
    return jdbc.sql("select count(*) from product").query(Long.class).single();
  }

  /** A reader of other entries: what warms up must not fill the cache that is measured. */
  private Callable<Page> inDollars() {
    return new Reading(catalogue, "USD")::next;
  }

  private long differencesInDollars() {
    return new Reading(catalogue, "USD")
        .pages(50)
        .differencesTo(new Reading(pages, "USD").pages(50));
  }

  private static ByName<Measured> sideBySide(
      String without, Latencies slow, String with, Latencies fast) {
    var bars = new LinkedHashMap<String, Measured>();
    bars.put(without + ", p50", slow.p50());
    bars.put(with + ", p50", fast.p50());
    bars.put(without + ", p99", slow.p99());
    bars.put(with + ", p99", fast.p99());
    return new ByName<>(bars);
  }

  private String url() {
    return "http://127.0.0.1:" + port;
  }

  /** How visits went, and how many of the pages came from the cache. */
  private record Visits(Load.Result load, long hits) {}

  private static Visits visits(Stage stage, String what, String url, int count)
      throws InterruptedException {
    var visitors = Visitors.of(url);
    var hits = new LongAdder();
    var load =
        stage
            .load(what)
            .clients(50)
            .requests(
                count,
                i -> {
                  if (visitors.read(i)) {
                    hits.increment();
                  }
                });
    return new Visits(load, hits.sum());
  }

  private static App.Starter shopOn(RedisServer redis) {
    return Visitors.shop("shop").with("cache.redis-uri", redis.uri());
  }

  private static String login(Stage stage, App shop) {
    var answer = stage.http("ada", shop).post("/login?customer=ada", null);
    return answer.header("Set-Cookie").split(";", 2)[0];
  }

  private static String me(Http ada, String cookie) {
    return ada.with("Cookie", cookie).get("/me").body();
  }

  private CacheAside aside(Products source, PageCache into, Duration timeToLive) {
    return new CacheAside(source, into, keys, timeToLive, Duration.ZERO);
  }

  private boolean isFresh(Products products) {
    return products.find(LAMP).orElseThrow().json().equals(pages.find(LAMP).orElseThrow().json());
  }

  private void staleness(Stage stage, Duration timeToLive) {
    eviction.evict(LAMP.product());
    var brief = aside(pages, cache, timeToLive);
    brief.find(LAMP);
    jdbc.sql("update product set cents = cents + 1 where id = 4711").update();
    long start = System.nanoTime();
    stage.control("the page is fresh right after the update", isFresh(brief)).is(false);
    stage.checkSoon("the page is fresh later", () -> isFresh(brief)).is(true);
    var lives = Measured.once((System.nanoTime() - start) / (double) timeToLive.toNanos());
    stage
        .check("how long it was stale, in lifetimes of an entry", lives)
        .because("nothing but its expiry ends what nobody evicts")
        .isBetween(0.1, 5);
    eviction.evict(LAMP.product());
  }

  /** The reader has loaded a page, and is held before leaving it in the cache. */
  private void changedUnderSlowReader(long cents, UnaryOperator<Products> aside) {
    eviction.evict(LAMP.product());
    var hold = new Hold(1);
    Products heldUp =
        wanted -> {
          var page = pages.find(wanted);
          hold.arrive();
          return page;
        };
    var reader = CompletableFuture.supplyAsync(() -> aside.apply(heldUp).find(LAMP));
    hold.awaitArrived();
    prices.change(LAMP.product(), cents);
    hold.release();
    reader.join();
  }

  private static Load.Result open(
      Stage stage, String what, App shop, double perSecond, Duration duration)
      throws InterruptedException {
    return stage
        .load("a shop that " + what)
        .rate(perSecond, duration, Visitors.of(shop.url())::read);
  }

  private Load.Result stoppedUnderLoad(Stage stage, RedisServer redis, App shop)
      throws InterruptedException {
    var visitors = Visitors.of(shop.url());
    return stage
        .load("the shop while Redis stops and comes back")
        .rate(
            100,
            Duration.ofSeconds(2),
            i -> {
              if (i == 50) {
                redis.stop();
              }
              if (i == 120) {
                redis.restart();
              }
              visitors.read(i);
            });
  }
}
