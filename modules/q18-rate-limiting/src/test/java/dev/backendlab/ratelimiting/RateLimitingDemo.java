package dev.backendlab.ratelimiting;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import dev.backendlab.kit.Bar;
import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.event.Event.Axis;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;

/** What a rate limit does for an API, what it costs, and what it does not do. */
@Demo("q18")
@SpringBootTest(
    classes = {WeatherApplication.class, DemoClock.class, RoundTrips.class},
    properties = {RateLimitingDemo.PATIENT, RateLimitingDemo.PATIENT_BACKEND},
    webEnvironment = RANDOM_PORT)
record RateLimitingDemo(
    @LocalServerPort int port,
    Callers callers,
    DemoClock clock,
    Buckets buckets,
    RateLimitProperties properties,
    StatefulRedisConnection<String, byte[]> connection,
    RedisScript script,
    RoundTrips roundTrips) {

  /** What is counted here must not depend on how busy the machine is. */
  static final String PATIENT = "spring.data.redis.timeout=20s";

  static final String PATIENT_BACKEND = "backend.patience=20s";

  private static final String ROUND_TRIP = "one round trip (GET)";
  private static final String BUCKET = "bucket in Redis (Bucket4j)";
  private static final String BATCHED = "the same, requests batched";
  private static final String SCRIPT = "script in Redis (GCRA)";
  private static final String LEASES = "script in Redis, 100 calls at a time";
  private static final String LOCAL = "bucket in this process (Bucket4j)";

  @Claim("per-user")
  @Reads({RateLimitInterceptor.class, RedisBuckets.class, QuotaExceeded.class, DraftHeaders.class})
  void theEleventhCallIsRefusedAndNobodyElseIs(Stage stage) {
    var ada = Customer.signsUp(http(stage, "ada"), callers, "ada", "free");
    var bob = Customer.signsUp(http(stage, "bob"), callers, "bob", "free");
    stage.say("The free plan allows ten calls a minute. Ada makes ten, then one more.");
    stage.control("Ada's first ten calls that passed", ada.calls(10)).is(10);
    var refused = ada.call();
    stage.check("status of her eleventh", refused.status()).is(429);
    stage.check("the policy", refused.header("RateLimit-Policy")).is("\"free\";q=10;w=60");
    stage.check("what is left of it", refused.header("RateLimit")).is("\"free\";r=0;t=6");
    stage.check("Retry-After", refused.header(HttpHeaders.RETRY_AFTER)).is("6");
    stage.check("Bob's call at the same moment", bob.call().status()).is(200);
    stage.say("The API's clock is this demo's; it is turned on by five seconds, then by one more.");
    clock.turn(Duration.ofSeconds(5));
    stage.control("Ada's call before the announced wait is over", ada.call().status()).is(429);
    clock.turn(Duration.ofSeconds(1));
    stage
        .check("her call after it", ada.call().status())
        .because("a token drips into her bucket every six seconds")
        .is(200);
  }

  @Claim("timeframe")
  @Reads({
    FixedWindow.class,
    SlidingLog.class,
    SlidingCounter.class,
    TokenBucket.class,
    LeakyBucket.class
  })
  void aFixedWindowLetsTwiceTheLimitThrough(Stage stage) {
    stage.say(
        "A hundred calls a minute are allowed. A hundred come at second 59, a hundred at second 61,"
            + " then one each second, against five algorithms on a clock that this demo turns.");
    var all = Arrays.stream(Algorithm.values()).map(each -> Timeline.of(each, buckets)).toList();
    stage.lines(
        "Calls allowed so far",
        new Axis("seconds", false),
        new Axis("calls", false),
        all.stream().map(Timeline::series).toList());
    stage.table("Calls allowed", Timeline.COLUMNS, all.stream().map(Timeline::row).toList());
    stage
        .control("fixed window: allowed in two seconds", all.get(0).aroundTheBoundary())
        .because("the end of one window and the start of the next are neighbours")
        .is(200);
    stage.check("sliding log", all.get(1).aroundTheBoundary()).is(100);
    stage.check("sliding counter", all.get(2).aroundTheBoundary()).isBetween(100, 105);
    long dripped = all.get(3).aroundTheBoundary();
    stage
        .check("token bucket: a full one, and what drips in two seconds", dripped)
        .isBetween(100, 105);
    stage.check("leaky bucket with room for ten", all.get(4).aroundTheBoundary()).isBetween(10, 15);
    stage
        .control(
            "calls of the slow trickle that any of them refused in the last minute", refused(all))
        .is(0);
  }

  @Claim("overload")
  @Reads({RateLimitInterceptor.class, Backend.class})
  void oneAbusiveClientHarmsNobodyElse(Stage stage) throws Exception {
    stage.say(
        "The backend serves ten calls a second: one worker, 100 ms each. One client sends 100, while"
            + " 20 paying users together send four.");
    var without = abused(stage, "no limit", "rate-limit.enabled=false");
    var with = abused(stage, "limited", "rate-limit.enabled=true");
    Traffic.tell(stage, without, with);
    stage
        .control("users' errors without a limit, in %", without.users().errorPercent())
        .because("whoever joins a line of hundreds gives up before it is their turn")
        .isAtLeast(50);
    stage
        .compare("users' errors", "%")
        .without("no limit", without.users().errorPercent())
        .with("limited", with.users().errorPercent())
        .because("the backend never sees the calls beyond the plan")
        .isLowerBy(3);
    stage
        .check("calls of the abuser that were refused with 429", with.others().with(429))
        .isAtLeast(300);
  }

  @Claim("across-instances")
  @Reads({RedisBuckets.class, LocalLimiter.class, BucketKeys.class})
  void twoInstancesLetOneLimitThrough(Stage stage) throws Exception {
    stage.say(
        "1,000 calls a day are allowed. 64 clients make 10,000, in turn to each of two instances.");
    long local = passedThroughTwo(stage, "buckets in each instance", "local");
    long shared = passedThroughTwo(stage, "buckets in Redis", "redis-buckets");
    stage
        .control("calls that passed, buckets in each instance", local)
        .because("each instance knows of half of the calls only")
        .isBetween(1_900, 2_100);
    stage
        .check("calls that passed, buckets in Redis", shared)
        .because("a bucket is written back only if nobody else has changed it meanwhile")
        .is(1_000);
    stage.say("Two counters in Redis with a limit of 100, and 64 clients who call in step.");
    var commands = connection.sync();
    long naive = InStep.passed(Counters.readThenWrite(commands, newKey("naive"), 100));
    stage
        .control("read, then write: calls that passed", naive)
        .because("all 64 read the same number, and each writes down one more")
        .is(64 * 100);
    stage
        .check("INCR", InStep.passed(Counters.atomic(commands, newKey("atomic"), 100)))
        .because("Redis adds and answers in one step, and does one step at a time")
        .is(100);
  }

  @Claim("ddos")
  @Reads({RateLimitInterceptor.class, Backend.class})
  void fiveThousandPoliteCallersDrownTheBackend(Stage stage) throws Exception {
    stage.say(
        "5,000 keys of the trial plan, which allows five calls a second, make one call each, 500 at"
            + " a time. The backend serves 25 a second. 20 paying users call too.");
    var without = crowd(stage, "limits per key only");
    var with = crowd(stage, "with a limit for all", Traffic.LIMIT_FOR_ALL);
    Traffic.tell(stage, without, with);
    long beyond = without.others().with(429);
    stage.control("calls of the crowd beyond the limit of their key", beyond).is(0);
    stage
        .control("users' errors with limits per key only, in %", without.users().errorPercent())
        .because("a limit per key says nothing of how many keys there are")
        .isAtLeast(50);
    stage
        .compare("users' errors", "%")
        .without("limits per key only", without.users().errorPercent())
        .with("a limit for the whole plan", with.users().errorPercent())
        .isLowerBy(3);
    stage
        .check("calls of the crowd that passed", with.others().with(200))
        .because("all keys of the plan share one bucket of eight a second")
        .isAtMost(200);
    long shed = with.others().with(503);
    stage
        .check("calls of the crowd that were shed with 503, as the line was too long", shed)
        .isAtLeast(1);
  }

  @Claim("store-outage")
  @Reads({OptionalStore.class, Fallback.class, RateLimitConfiguration.class})
  void theApiDecidesWithoutRedis(Stage stage) throws Exception {
    try (var outage = Outage.prepared()) {
      stage.say("The free plan allows ten calls a minute. Redis freezes: it never answers.");
      stage.control("before, all count in Redis", outage.allCount()).is(true);
      outage.redis().pause();
      var patient = new Calls(Outage.PATIENCE);
      var frozen = outage.callsBeside(patient);
      outage.redis().resume();
      stage.say("Redis goes on, and then stops: connections are refused.");
      stage.check("all count in Redis again", outage.allCount()).is(true);
      outage.redis().stop();
      var stopped = outage.calls();
      stage.table("40 calls with one key", Outage.COLUMNS, Outage.rows(frozen, stopped));
      eachDecides(stage, "frozen", frozen);
      eachDecides(stage, "stopped", stopped);
      stage
          .control(
              "callers who gave up where an instance waits a minute", patient.with(Calls.GAVE_UP))
          .is(1);
      stage
          .check("callers who gave up where it waits 100 ms", frozen.gaveUp() + stopped.gaveUp())
          .because("after the first failure, nobody tries for a while")
          .is(0);
      outage.redis().restart();
      stage.check("Redis is back, and all count in it again", outage.allCount()).is(true);
    }
  }

  private static void eachDecides(Stage stage, String redis, Outage.Seen seen) {
    stage.check(redis + ", fail open: calls that passed", seen.open().with(200)).is(Outage.CALLS);
    stage
        .check(redis + ", fail closed: calls refused with 503", seen.closed().with(503))
        .is(Outage.CALLS);
    stage.check(redis + ", local: calls that passed, half the limit", seen.local().with(200)).is(5);
  }

  @Claim("cost")
  @Reads({RedisScript.class, RedisBuckets.class, RedisLeases.class, TokenBucket.class})
  void aDecisionCostsOneRoundTrip(Stage stage) throws Exception {
    stage.say("3,000 decisions of each way, in turn; then 32 callers at once, with one key.");
    var contest = contest();
    var timed = contest.inTurn(stage, 3_000);
    var trips = roundTrips.perDecision(contest);
    stage.table("Round trips of a decision", Contest.COLUMNS, Contest.rows(trips));
    stage.logarithmicBars(
        "Decisions per second, 32 callers", "per second", Bar.of(contest.perSecond()));
    stage.control("round trips of a bucket in Redis", trips.of(BUCKET)).is(2);
    stage.check("round trips of a script in Redis", trips.of(SCRIPT)).is(1);
    stage.check("round trips with calls taken by the hundred", trips.of(LEASES)).isAtMost(0.05);
    stage
        .compare("p50 of a decision, beside that of a plain round trip", "ms")
        .without("plain round trip", timed.of(ROUND_TRIP).p50())
        .with("a script in Redis", timed.of(SCRIPT).p50())
        .show();
    stage
        .compare("p50 of a decision", "ms")
        .without("a script in Redis", timed.of(SCRIPT).p50())
        .with("calls taken by the hundred", timed.of(LEASES).p50())
        .because("99 of 100 decisions stay in this process")
        .isLowerBy(5);
  }

  @Claim("public-apis")
  @Reads({HeaderStyle.class, LimitHeaders.class, PoliteInterceptor.class})
  void whoReadsTheHeadersIsNeverRefused(Stage stage) throws Exception {
    stage.say(
        "Six plans announce the same limit as six APIs do. A client for each makes 1,000 calls, and waits when its headers say so.");
    long limit = Styles.fewerThanClientsMake();
    while (!politeClientsMet(limit, stage)) {
      limit /= 2; // the machine is busier than it was a moment ago
    }
  }

  /** False and silent if one of them never met so high a limit: it would show nothing. */
  private boolean politeClientsMet(long limit, Stage stage) throws Exception {
    try (var styles = Styles.of(limit)) {
      var clients = styles.politeClients();
      long met = clients.stream().filter(Polite::metItsLimit).count();
      if (met < clients.size() && limit > 20) {
        return false;
      }
      stage.table("What an answer says", Styles.COLUMNS, styles.told(stage));
      clients.forEach(client ->
          stage
              .check("refusals of 1,000, " + Styles.name(client.style()), client.refusals())
              .is(0));
      stage
          .control("clients that met the limit, %d calls a second".formatted(limit), met)
          .is(clients.size());
      stage
          .control("refusals of a client that reads no header", styles.refusalsOfHasty(stage))
          .isAtLeast(1);
      return true;
    }
  }

  private Http http(Stage stage, String from) {
    return stage.http(from, "weather1", "http://localhost:" + port);
  }

  private static long refused(List<Timeline> all) {
    return all.stream().mapToLong(each -> 60 - each.passed(121, 180)).sum();
  }

  /**
   * 20 users beside one client that calls ten times as often as the backend can answer. In turn:
   * side by side both would share processors, and the unlimited one harm the other.
   */
  private static Traffic.Outcome abused(Stage stage, String what, String setting) throws Exception {
    try (var api = Traffic.api(Traffic.TEN_A_SECOND, setting)) {
      return new Traffic(stage, api, what, 4).besideOne(api.newKey("trial"), 100);
    }
  }

  /** 20 users beside 5,000 others, each of whom calls once. */
  private static Traffic.Outcome crowd(Stage stage, String what, String... settings)
      throws Exception {
    try (var api = Traffic.api(Traffic.TWENTY_FIVE_A_SECOND, settings)) {
      var keys = Stream.generate(() -> api.newKey("trial")).limit(5_000).toList();
      return new Traffic(stage, api, what, 10).besideMany(keys, 500);
    }
  }

  private static long passedThroughTwo(Stage stage, String what, String store) throws Exception {
    String[] settings = {
      "rate-limit.store=" + store,
      "rate-limit.plans.daily.limit=1000",
      "rate-limit.plans.daily.window=1d"
    };
    try (var one = Instance.open(settings);
        var other = Instance.open(settings)) {
      var key = one.newKey("daily");
      other.context().getBean(Callers.class).register(key, "daily");
      var calls = new Calls(Duration.ofSeconds(30));
      var urls = List.of(one.url(), other.url());
      var load = stage.load("10,000 calls, " + what).clients(64);
      var ignored = load.requests(10_000, i -> calls.send(urls.get(i % 2), key));
      return calls.with(200);
    }
  }

  private String newKey(String name) {
    return properties.keyPrefix() + name + ":" + UUID.randomUUID();
  }

  /** Ways to decide, and the round trip to compare them with. */
  private Contest contest() {
    var quota = new Quota("cost", 1_000_000, Duration.ofSeconds(1));
    var clock = TimeMeter.SYSTEM_MILLISECONDS;
    var keys = Stream.generate(() -> newKey("cost")).limit(5).toList();
    var commands = connection.sync();
    commands.set(keys.get(0), new byte[16]);
    var bucket = new RedisBuckets(connection, buckets, clock, Duration.ofMinutes(1));
    var leases = new RedisLeases(script, 100, clock);
    var batched =
        Bucket4jLettuce.casBasedBuilder(connection)
            .build()
            .builder()
            .withOptimization(Optimizations.batching())
            .build(keys.get(1), () -> buckets.of(quota));
    return new Contest()
        .with(ROUND_TRIP, () -> commands.get(keys.get(0)))
        .with(LOCAL, new TokenBucket(quota, buckets.of(quota), clock)::tryCall)
        .with(BUCKET, () -> bucket.decide(keys.get(2), quota))
        .with(BATCHED, () -> batched.tryConsume(1))
        .with(SCRIPT, () -> script.decide(keys.get(3), quota))
        .with(LEASES, () -> leases.decide(keys.get(4), quota));
  }
}
