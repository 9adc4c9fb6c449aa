package dev.backendlab.ratelimiting;

import static dev.backendlab.ratelimiting.HeaderStyle.IETF_DRAFT;
import static dev.backendlab.ratelimiting.HeaderStyle.NONE;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Counted;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;

/** A rate limit: its use for an API, its price, and what it does not do. */
@Demo("q18")
@SpringBootTest(
    classes = {WeatherApplication.class, DemoClock.class, RoundTrips.class},
    properties = {RateLimitingDemo.PATIENT, RateLimitingDemo.PATIENT_BACKEND, Traffic.FIRST},
    webEnvironment = RANDOM_PORT)
record RateLimitingDemo(
    @LocalServerPort int port,
    Callers callers,
    DemoClock clock,
    Buckets buckets,
    RateLimitProperties properties,
    LateConnection redis,
    RedisScript script,
    RoundTrips roundTrips) {

  /** Counts must not depend on how busy the machine is. */
  static final String PATIENT = "spring.data.redis.timeout=20s";

  static final String PATIENT_BACKEND = "backend.patience=20s";

  private static final String PLAN_OF_EIGHT = "rate-limit.plans.trial.together=8";
  private static final String SHORT_LINE = "rate-limit.plans.trial.line=2";
  private static final String DECIDE = "40 calls each: fail open, fail closed, local, Redis ";
  private static final List<String> DECISIONS =
      List.of("40 × 200", "40 × 503", "5 × 200, 35 × 429");

  @Claim("per-user")
  @Reads({RateLimitInterceptor.class, RedisBuckets.class, QuotaExceeded.class, DraftHeaders.class})
  void theEleventhCallIsRefusedAndNobodyElseIs(Stage stage) {
    var ada = customer(stage, "ada");
    var bob = customer(stage, "bob");
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
            + " then one each second, on a clock that this demo turns.");
    var all = Timeline.all(buckets);
    var bucket = all.of("token bucket");
    Timeline.show(stage, List.copyOf(all.all().values()));
    stage
        .control("fixed window: allowed in two seconds", around(all, "fixed window"))
        .because("the end of one window and the start of the next are neighbours")
        .is(200);
    stage.check("sliding log", around(all, "sliding log")).is(100);
    stage.check("sliding counter", around(all, "sliding counter")).isBetween(100, 105);
    stage.check("token bucket", bucket.aroundTheBoundary()).isBetween(100, 105);
    stage
        .check("token bucket: most in any minute", bucket.mostInAMinute())
        .because("what drips in comes on top of the full bucket")
        .isBetween(150, 199);
    stage
        .check(
            "a leaky bucket passes the same",
            all.of("leaky bucket").passed().equals(bucket.passed()))
        .because("with the same room, the two are one algorithm")
        .is(true);
    stage.check("leaky bucket, room for ten", around(all, Timeline.SMALL)).isBetween(10, 15);
    stage.control("calls of the trickle at the end that any refused", refused(all)).is(0);
  }

  @Claim("overload")
  @Reads({RateLimitInterceptor.class, Backend.class})
  void oneAbusiveClientHarmsNobodyElse(Stage stage) throws Exception {
    stage.say(
        "The backend serves 120 calls a second. Users send 67 a second, for three seconds. Then one"
            + " client sends 600 a second beside them, with no limit and with five calls a second.");
    var open = Traffic.besideOne(stage, "no limit", "rate-limit.enabled=false", 0, 1_800);
    var alone = open.getFirst();
    var unlimited = open.getLast();
    var limited = Traffic.besideOne(stage, "limited", "rate-limit.enabled=true", 1_800).getFirst();
    Traffic.show(stage, alone, unlimited, limited);
    stage.control("users' calls of 200 served, no abuser", served(alone)).isAtLeast(150);
    stage
        .control("users' errors without a limit, in %", unlimited.users().errorPercent())
        .because("where hundreds wait, patience ends before it is a call's turn")
        .isAtLeast(50);
    stage
        .compare("users' errors", "%")
        .without("no limit", unlimited.users().errorPercent())
        .with("limited", limited.users().errorPercent())
        .because("calls beyond the plan don't reach the backend")
        .isLowerBy(3);
    stage.check("users' calls of 200 served, limited", served(limited)).isAtLeast(150);
    stage
        .check("calls of the abuser refused with 429", limited.of("abuser").with(429))
        .isAtLeast(1_700);
  }

  @Claim("across-instances")
  @Reads({RedisBuckets.class, LocalLimiter.class, BucketKeys.class})
  void twoInstancesLetOneLimitThrough(Stage stage) throws Exception {
    stage.say(
        "500 calls a day are allowed. 64 clients make 2,000, in turn to each of two instances.");
    var instances = new TwoInstances(stage);
    long local = instances.passed("buckets in each instance", "local");
    long shared = instances.passed("buckets in Redis", "redis-buckets");
    stage
        .control("calls that passed, buckets in each instance", local)
        .because("each instance knows of half of the calls only")
        .isBetween(1_000, 1_010);
    stage
        .check("calls that passed, buckets in Redis", shared)
        .because("a bucket is written back only if nobody else has changed it meanwhile")
        .is(500);
    stage.say("A counter in Redis has one call left. 64 clients call at once.");
    var commands = redis.get().sync();
    stage
        .control(
            "read, then write: calls that passed",
            TwoInstances.readThenWrite(commands, newKey(stage, "naive")))
        .because("all 64 read that one call is left, and each writes that none is")
        .is(64);
    stage
        .check("DECR", TwoInstances.decremented(commands, newKey(stage, "atomic")))
        .because("Redis subtracts and answers in one step, and does one step at a time")
        .is(1);
  }

  @Claim("ddos")
  @Reads({RateLimitInterceptor.class, Backend.class})
  void fifteenHundredPoliteCallersDrownTheBackend(Stage stage) throws Exception {
    stage.say(
        "1,500 keys of the trial plan, which allows five calls a second, make one call each within"
            + " three seconds. The backend serves 120 a second. Paying users and honest trial users"
            + " call, too.");
    var each = Traffic.besideMany(stage, "limits per key only");
    var plan = Traffic.besideMany(stage, "a limit for the plan", PLAN_OF_EIGHT, SHORT_LINE);
    Traffic.show(stage, each, plan);
    stage.control("calls of the crowd beyond their key's limit", each.of("crowd").with(429)).is(0);
    stage
        .control("users' errors with limits per key only, in %", each.users().errorPercent())
        .because("a limit per key says nothing of how many keys there are")
        .isAtLeast(50);
    stage
        .compare("users' errors", "%")
        .without("limits per key only", each.users().errorPercent())
        .with("a limit for the plan", plan.users().errorPercent())
        .isLowerBy(3);
    stage.check("calls of the crowd that passed", plan.of("crowd").with(200)).isAtMost(100);
    stage
        .check("honest trial users' errors, in %", plan.of("trial users").errorPercent())
        .because("the limit can't tell them from the crowd")
        .isAtLeast(50);
  }

  @Claim("store-outage")
  @Reads({OptionalStore.class, Fallback.class, LateConnection.class})
  void theApiDecidesWithoutRedis(Stage stage) throws Exception {
    try (var outage = new Outage()) {
      stage.say("The free plan allows ten calls a minute. Redis freezes: it gives no answers.");
      stage.controlSoon("instances that count in Redis before", outage::counting).is(3);
      var frozen = outage.callsWhileFrozen();
      stage.check(DECIDE + "frozen", frozen.result()).is(DECISIONS);
      stage
          .compare("calls that wait for a frozen Redis", "%")
          .without("where each asks", Counted.percent(outage.waitingAt("rate-limit.rest=0s"), 40))
          .with("where it is left alone", Counted.percent(frozen.count(), 120))
          .because("after a call that waited in vain, Redis rests for half a second")
          .isLowerBy(5);
      stage.say("Redis goes on, and then stops. One more instance starts without it.");
      outage.redis().stop();
      stage.check(DECIDE + "stopped", outage.calls()).is(DECISIONS);
      var late = Customer.of(outage.started("rate-limit.when-store-fails=open"), "free");
      stage
          .check("status at the instance that started without Redis", late.call().status())
          .is(200);
      outage.redis().restart();
      stage.checkSoon("instances that count in Redis again", outage::counting).is(5);
    }
  }

  @Claim("cost")
  @Reads({RedisScript.class, RedisBuckets.class, RedisLeases.class, TokenBucket.class})
  void aDecisionCostsOneRoundTrip(Stage stage) throws Exception {
    stage.say("2,000 decisions of each way, in turn; then 32 callers at once, with one key.");
    var contest = Contest.of(redis, script, buckets, newKey(stage, "cost"));
    var timed = contest.inTurn(stage, 2_000);
    var alone = contest.trips(roundTrips, 1);
    var crowded = contest.trips(roundTrips, 32);
    Contest.show(stage, alone, crowded);
    stage.control("round trips of a bucket in Redis", alone.of(Contest.BUCKET)).is(2);
    stage.check("round trips of a script in Redis", alone.of(Contest.SCRIPT)).is(1);
    stage.check("with calls taken by the hundred", alone.of(Contest.LEASES)).isAtMost(0.05);
    stage
        .compare("round trips of a decision, 32 callers with one key", "round trips")
        .without("compare and swap", crowded.of(Contest.BUCKET))
        .with("a script", crowded.of(Contest.SCRIPT))
        .because("one of those who have read the same bucket writes; the others begin again")
        .isLowerBy(3);
    stage
        .compare("p50 of a decision", "ms")
        .without("a script in Redis", timed.of(Contest.SCRIPT).p50())
        .with("calls taken by the hundred", timed.of(Contest.LEASES).p50())
        .isLowerBy(5);
  }

  @Claim("public-apis")
  @Reads({HeaderStyle.class, LimitHeaders.class, PoliteInterceptor.class})
  void aClientThatReadsTheHeadersIsNotRefused(Stage stage) {
    stage.say(
        "Five plans announce 50 calls a second as five APIs do; a sixth announces nothing. A client"
            + " makes 200 calls, by a clock that goes on while it calls or waits.");
    try (var styles = new Styles()) {
      var readers = styles.readers();
      stage.table("200 calls of a client that reads", Styles.COLUMNS, readers, Styles.Outcome::row);
      stage.control("of these clients, met the limit and waited", waited(readers)).is(5);
      stage.check("refusals of clients that read", refusals(readers)).is(0);
      long careless = styles.calls(IETF_DRAFT, 0).refusals();
      stage.control("refusals of a client that reads no header", careless).isAtLeast(50);
      stage
          .control("refusals of two processes that read", styles.calls(IETF_DRAFT, 2).refusals())
          .because("they share a key: each reads how many calls are left, and the other makes them")
          .isAtLeast(1);
      long untold = styles.calls(NONE, 0).refusals();
      stage.control("refusals where nothing is announced", untold).isAtLeast(50);
      stage
          .check(
              "refusals there, by a bucket of the client's own", styles.calls(NONE, 1).refusals())
          .because("it keeps to nine tenths of the documented limit")
          .is(0);
    }
  }

  private Customer customer(Stage stage, String name) {
    return Customer.of(stage.http(name, "weather1", "http://localhost:" + port), callers, "free");
  }

  private String newKey(Stage stage, String name) {
    return properties.keyPrefix() + stage.unique(name);
  }

  private static long around(ByName<Timeline> all, String algorithm) {
    return all.of(algorithm).aroundTheBoundary();
  }

  private static long refused(ByName<Timeline> all) {
    return all.all().values().stream().mapToLong(Timeline::refusedAtTheEnd).sum();
  }

  private static long served(Traffic.Outcome outcome) {
    return outcome.users().with(200);
  }

  private static long waited(List<Styles.Outcome> readers) {
    return readers.stream().filter(reader -> reader.waits() > 0).count();
  }

  private static long refusals(List<Styles.Outcome> readers) {
    return readers.stream().mapToLong(Styles.Outcome::refusals).sum();
  }
}
