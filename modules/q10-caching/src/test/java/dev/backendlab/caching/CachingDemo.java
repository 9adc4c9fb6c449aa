package dev.backendlab.caching;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;
import static org.springframework.http.HttpMethod.PUT;

import dev.backendlab.kit.Bar;
import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Latencies;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import dev.backendlab.redis.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The gains of a cache, and its price. */
@Demo("q10")
@SpringBootTest(properties = CachingDemo.PATIENT, webEnvironment = RANDOM_PORT)
@Import({Catalogue.class, Crowd.class, InventedIds.class, NearReaders.class, Tills.class})
record CachingDemo(
    @LocalServerPort int port,
    CacheProperties properties,
    Catalogue catalogue,
    Crowd crowd,
    InventedIds bot,
    ObjectProvider<NearReaders> near,
    ObjectProvider<Tills> both) {

  /** Counts must not depend on how busy the machine is; an outage has its own shops. */
  static final String PATIENT = "cache.command-timeout=2s";

  private static final String OWN_MEMORY =
      "spring.autoconfigure.exclude=org.springframework.boot.session.data.redis.autoconfigure"
          + ".SessionDataRedisAutoConfiguration";

  @Claim("in-memory")
  @Reads({CacheAside.class, ProductPages.class, CacheKeys.class})
  void memoryGivesTheSameBytesWithoutTheJoins(Stage stage) throws Exception {
    stage.say("A page joins and counts rows, each by an index. A name is one row by its key.");
    stage.plan(catalogue.page());
    stage.control("blocks that a page reads", catalogue.page().pages()).isAtLeast(50);
    stage.control("blocks that a name reads", catalogue.name().pages()).isAtMost(5);
    stage
        .check("of 90 pages in 3 currencies, right ones from Redis", catalogue.rightFromRedis())
        .because("the key holds all that decides how the page reads: product and currency")
        .is(90);
    stage.bars("One answer, p50", "ms", Bar.of(catalogue.timed(stage).map(Latencies::p50)));
    stage
        .check("trips for 30 names: to PostgreSQL, to Redis", catalogue.tripsForNames())
        .because("a cache spares no trip to a row that is found by its key")
        .is(List.of(30L, 30L));
  }

  @Claim("db-load")
  @Reads({CacheAside.class, CacheKeys.class, CacheProperties.class})
  void fewRequestsReachTheDatabase(Stage stage) throws Exception {
    stage.say("1,000 products. Some are favourites (Zipf), or all are wanted alike (uniform).");
    Traffic.showCurves(stage);
    stage.say("1,500 visits each, on a Redis with room for a tenth of the products.");
    var uniform = Traffic.uniform().realHits(stage, catalogue);
    var zipf = Traffic.zipf().realHits(stage, catalogue);
    stage.control("hits without favourites, in %", uniform).isBetween(4, 20);
    stage
        .compare("visits without a statement on PostgreSQL", "%")
        .without("uniform", uniform)
        .with("Zipf", zipf)
        .because("the first tenth of the products gets two thirds of the visits")
        .isHigherBy(2.5);
  }

  @Claim(value = "response-time", alone = true)
  @Reads({ProductController.class, CacheAside.class, BoundedProducts.class})
  void visitorsWaitLess(Stage stage) throws Exception {
    stage.say("80 visitors a second stay 200 ms each. The database bears 15 pages a second.");
    try (var redis = RedisServer.start();
        var shop = Visitors.busyShop("shop", redis, 2)) {
      var visits = Visitors.of(stage, shop, Duration.ofMillis(200)).withHits(0, 50, 80, 95);
      var served = visits.map(Visitors.Visit::served);
      stage.bars("Visitors served within 200 ms", "%", Bar.of(served));
      stage.control("served without hits, in %", served.of("0% hits")).isAtMost(50);
      stage.check("hits of those 95%, in %", visits.of("95% hits").hits()).isAtLeast(75);
      stage
          .compare("visitors served within 200 ms", "%")
          .without("no hits", served.of("0% hits"))
          .with("95% hits", served.of("95% hits"))
          .because("the database computes what misses, and that is less than it bears")
          .isHigherBy(2);
    }
  }

  @Claim("sessions")
  @Reads(SessionController.class)
  void aLoginOutlivesTheInstanceThatTookIt(Stage stage) {
    stage.say("Ada logs in at A. A is shut down, and her next request goes to B.");
    String cookie;
    try (var a = Visitors.shop("shop A", ShopApplication.class).start()) {
      cookie = Visitors.login(stage.http("ada", a));
    }
    stage
        .check("Ada at B, with her cookie", me(stage.http("ada", "shop B", url()), cookie))
        .because("the cookie is only a key; the session is in Redis, where both look")
        .is("ada");
    stage.say("The same with sessions in the instances' own memory.");
    try (var c = Visitors.shop("shop C", ShopApplication.class).with(OWN_MEMORY).start();
        var d = Visitors.shop("shop D", ShopApplication.class).with(OWN_MEMORY).start()) {
      var hers = Visitors.login(stage.http("ada", c));
      stage.control("Ada at C, where she is", me(stage.http("ada", c), hers)).is("ada");
      stage.control("Ada at D", me(stage.http("ada", d), hers)).contains("not signed in");
    }
  }

  @Claim("memcached")
  @Reads({PageCache.class, RedisPageCache.class, MemcachedPageCache.class})
  void memcachedServesTheSamePagesAndRedisDoesMore(Stage stage) throws Exception {
    var tills = both.getObject();
    stage.say(tills.server().described() + " In lists, Redis's figure stands first.");
    var readings = tills.readings();
    stage.control("statements of a first reading", readings.getFirst()).is(List.of(30L, 30L));
    stage
        .check("statements of a second reading", readings.getLast())
        .because("cache-aside needs get, put with an expiry, evict and compare-and-set")
        .is(List.of(0L, 0L));
    stage.say("64 tills sell a lamp each, at the same moment.");
    stage.control("sold by get and set", tills.readAndWrittenBack()).is(List.of(1L, 1L));
    stage.check("sold by INCR and incr", tills.incremented()).is(List.of(64L, 64L));
    stage.check("sold by a script and cas", tills.comparedAndSet()).is(List.of(64L, 64L));
    stage.say("Ten lamps are in stock. A till moves one from one key to another.");
    stage
        .check("lamps that others see under both keys, on Redis", tills.totalsInRedis())
        .because("a script changes several keys, or none")
        .is(Set.of(10L));
    stage.control("between two commands on Memcached", tills.totalInMemcached()).is(9);
    stage.check("first in Redis's sorted set of sales", tills.bestSeller()).is(Set.of("lamp"));
  }

  @Claim("staleness")
  @Reads({PageEviction.class, Prices.class, PageCache.class, RedisPageCache.class})
  void aChangedPriceIsSeenAtOnce(Stage stage) {
    stage.say("A price changes behind the cache's back. The page lives for half a second.");
    var brief = catalogue.repricedBehindTheCache(Duration.ofMillis(500));
    stage.control("the page is fresh after that", catalogue.isFresh(brief)).is(false);
    stage.controlSoon("fresh when it has expired", () -> catalogue.isFresh(brief)).is(true);
    stage.say("The shop changes it, and a visitor reads between the update and the commit.");
    catalogue.repriceUnderReader(2_000);
    var shop = catalogue.shop();
    stage
        .check("the page shows the new price", catalogue.isFresh(shop))
        .because("the eviction comes after the commit, and takes what was put back before it")
        .is(true);
    stage.say("A visitor missed, has loaded the old page, and is held up until the eviction.");
    catalogue.repriceUnderSlowReader(3_000, catalogue.withoutLeases());
    stage.control("fresh when a put needs no lease", catalogue.isFresh(shop)).is(false);
    catalogue.repriceUnderSlowReader(4_000, catalogue.cache());
    stage
        .check("fresh when a put needs one", catalogue.isFresh(shop))
        .because("the eviction ended the slow reader's lease, so the old page was not put back")
        .is(true);
  }

  @Claim("stampede")
  @Reads({Storefront.class, SingleFlight.class, EarlyRefresh.class})
  void oneReaderLoadsWhatAllMiss(Stage stage) throws Exception {
    stage.say("The bestsellers have expired. 100 readers want them while the query is held.");
    var unprotected = crowd.unprotected();
    var single = crowd.singleFlight();
    stage.say("Then 20 seconds before the end, when each of them finds the list due.");
    var key = properties.keyPrefix() + stage.unique("early");
    var early = crowd.refreshedEarly(key);
    stage
        .compare("statements at one expiry", "statements")
        .without("no protection", unprotected.statements())
        .with("single flight", single.statements())
        .because("those who miss together wait for one of them")
        .isLowerBy(10);
    stage.control("readers who waited, no protection", unprotected.waiting()).is(100);
    stage.control("readers who waited, single flight", single.waiting()).is(100);
    stage
        .check("readers who waited, early refresh", early.waiting())
        .because("the old list is good until it expires, and is renewed behind their backs")
        .is(0);
    stage.check("statements of early refresh", early.statements()).is(1);
    stage.checkSoon("seconds it lives on", () -> catalogue.redis().getExpire(key)).isAtLeast(30);
  }

  @Claim("penetration")
  @Reads({KnownProducts.class, BloomFilter.class, CacheAside.class})
  void whatDoesNotExistCostsTheDatabaseNothing(Stage stage) throws Exception {
    stage.say("A bot asks for 500 products that don't exist, each of them twice.");
    stage.control("statements with cache-aside alone", bot.statementsUnprotected()).is(1_000);
    stage.check("statements with absence cached", bot.statementsWithAbsence()).is(500);
    var bytes = bot.bytesCached();
    stage
        .check("statements behind a Bloom filter", bot.statementsBehindTheFilter())
        .because("the filter is certain of a no; its yes is wrong one time in a hundred")
        .isAtMost(30);
    stage.check("products that the filter denies", bot.denied()).is(0);
    stage
        .compare("memory", "bytes")
        .without("absence of 500 ids cached", bytes)
        .with("Bloom filter of 5,000 products", bot.known().bytes())
        .isLowerBy(5);
    stage.say("Another instance adds a product; nobody tells this one.");
    int added = bot.addElsewhere();
    stage.control("status of the id after it", bot.status(url(), added + 1)).is(404);
    stage
        .checkSoon("status of the new product", () -> bot.status(url(), added))
        .within(Duration.ofSeconds(4))
        .because("for ids that may be new, the filter reads once a second what was added")
        .is(200);
    bot.remove(added);
  }

  @Claim("eviction")
  @Reads({CacheProperties.class, MemoryPolicyCheck.class})
  void theFavouritesStayWhenMemoryIsFull(Stage stage) {
    stage.say("Room for 100 pages: visitors read 20 favourites in turn, a job reads others once.");
    var exact = Scan.of("exact LRU", () -> new ExactLru(Scan.ROOM)::read);
    try (var lru = new SmallRedis("allkeys-lru");
        var chosen = new SmallRedis(properties.memoryPolicy());
        var none = new SmallRedis("noeviction")) {
      var sampled = Scan.of("allkeys-lru", lru::emptied);
      var shops = Scan.of("the shop's", chosen::emptied);
      Scan.show(stage, List.of(exact, sampled, shops));
      stage.control("exact LRU, in %", exact.hits()).is(List.of(100.0, 100.0, 100.0, 0.0, 0.0));
      stage
          .compare("hits where more pages pass by than fit", "%")
          .without("allkeys-lru", sampled.beyond())
          .with("the shop's policy", shops.beyond())
          .because("LFU keeps what is read often, LRU what was read last: the job's pages")
          .isHigherBy(2);
      stage
          .check("hits of the next favourites then, in %", Scan.next(chosen))
          .because("a cache that can't forget has no room for what is wanted next")
          .isAtLeast(60);
      stage.control("the same on Redis's default, in %", Scan.next(none)).isAtMost(10);
    }
  }

  @Claim("outage")
  @Reads({OptionalPageCache.class, OptionalCaches.class, CircuitBreaker.class, NoFlashMaps.class})
  void theShopGoesOnWithoutItsCache(Stage stage) throws Exception {
    try (var outage = Outage.before(catalogue)) {
      stage.say("Redis freezes: connections stay, answers don't come. Ada is signed in.");
      outage.redis().pause();
      stage
          .check("a page, one by an invented cookie, bestsellers, who she is", outage.statuses())
          .because("a command that takes too long is a miss, and pages ask for no session")
          .is(List.of(200, 200, 200, 503));
      outage.redis().resume();
      stage.checkSoon("who she is, when it answers again", outage::whoAdaIs).is("ada");
      outage.redis().stop();
      stage.check("a page when Redis has stopped", outage.page()).is("200, MISS");
      stage.say("The database is busy. 100 visitors come, wait for a while, and leave.");
      stage.check("turned away: with a bound, without", outage.turnedAway()).is(List.of(98L, 0L));
      outage.redis().restart();
      stage.say("Redis is back, and the database has time again.");
      stage
          .compare("pages computed for visitors who have left", "statements")
          .without("no bound", outage.unbounded().statementsForNobody())
          .with("bound", outage.bounded().statementsForNobody())
          .because("what the database does not bear was turned away, and left no queue")
          .isLowerBy(10);
      stage.checkSoon("a page after that", outage::page).is("200, HIT");
    }
  }

  @Claim("near-cache")
  @Reads(NearPageCache.class)
  void aPageInTheProcessIsGoneWhenItChanges(Stage stage) throws Exception {
    var readers = near.getObject();
    stage.say("1,000 readers of one page, from Redis and from the memory of this process.");
    stage.control("GET commands from Redis", readers.reads(catalogue.shop())).isAtLeast(1_000);
    stage
        .check("GET commands when the page is near", readers.reads(readers.shop()))
        .because("what was read once is kept here, and Redis keeps in mind that we have it")
        .isAtMost(100);
    stage.say("The shop changes the price: over its own connection, it evicts the page.");
    stage.control("the page is near before that", readers.hasLamp()).is(true);
    stage.http("clerk", "shop", url()).send(PUT, "/products/4711/price?cents=5000", null);
    stage
        .checkSoon("the page is soon gone here", () -> !readers.hasLamp())
        .because("Redis sends an invalidation to those who read what has changed")
        .is(true);
    stage.check("the next reader sees the new price", catalogue.isFresh(readers.shop())).is(true);
  }

  private String url() {
    return "http://127.0.0.1:" + port;
  }

  private static String me(Http customer, String cookie) {
    return customer.with("Cookie", cookie).get("/me").body();
  }
}
