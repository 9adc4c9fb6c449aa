package dev.backendlab.async;

import static dev.backendlab.kit.Bar.bar;

import dev.backendlab.async.InFlight.Style;
import dev.backendlab.async.ProductPages.Part;
import dev.backendlab.kit.Bar;
import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Latencies;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.Together;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.test.context.SpringBootTest;

/** Who waits for a slow answer, and for what there is room meanwhile. */
@Demo("q05")
@SpringBootTest
record AsyncDemo(Styles styles, Bound bound, ProductPages pages) {

  private static final int ALL = Integer.MAX_VALUE;
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int TASKS = 8 * CORES;

  @Claim("blocks")
  @Reads({Reviews.class, ReviewClient.class})
  void aThreadServesNobodyWhileItWaits(Stage stage) throws Exception {
    stage.say("A server has one thread. Three requests ask a service that takes 100 ms.");
    try (var service = SlowReviews.taking(Duration.ofMillis(100), ALL);
        var client = new ReviewClient(service.listen())) {
      client.ask(); // the first call loads classes and connects
      var sync = OneThread.serves(() -> CompletableFuture.completedFuture(client.ask()));
      stage.lines("Synchronous", OneThread.TIME, OneThread.REQUEST, sync.series());
      stage.control("calls under way at once, synchronous", service.most()).is(1);
      stage
          .control("answered before the fourth, synchronous", sync.answeredBeforeTheFourth())
          .because("the fourth needs no service, and yet waits for the thread")
          .is(3);

      stage.say("The same thread with asynchronous calls: it starts them, and goes on.");
      var async = OneThread.serves(() -> styles.nonBlocking(client));
      stage.lines("Asynchronous", OneThread.TIME, OneThread.REQUEST, async.series());
      stage.check("calls under way at once, asynchronous", service.most()).is(3);
      var before = async.answeredBeforeTheFourth();
      stage.check("answered before the fourth, asynchronous", before).is(0);
    }
  }

  @Claim("non-blocking")
  @Reads({Styles.class, ReviewClient.class})
  void aThousandCallsNeedNoThousandThreads(Stage stage) throws Exception {
    stage.say("1,000 calls by HTTP. None is answered before all are there that can come.");
    var pooled = pooled().heldByHttp(1_000);
    var virtual = virtual().heldByHttp(1_000);
    var async = nonBlocking().heldByHttp(1_000);
    stage.bars("Threads that wait", "threads", bars(InFlight::threads, pooled, virtual, async));
    stage.bars("Until all are answered", "rounds", bars(InFlight::rounds, pooled, virtual, async));
    stage.control("threads that wait, pool of 50", pooled.threads()).is(50);
    stage.check("threads that wait, virtual threads", virtual.threads()).is(0);
    stage.check("threads that wait, non-blocking", async.threads()).is(0);
    stage
        .compare("rounds until all are answered", "rounds")
        .without("pool of 50", pooled.rounds())
        .with("virtual threads", virtual.rounds())
        .because("a virtual thread that waits gives its carrier to the next one")
        .isLowerBy(20);
    stage.check("rounds, non-blocking", async.rounds()).is(1);
  }

  @Claim("scalability")
  @Reads(Styles.class)
  void waitingWithoutThreadsScales(Stage stage) {
    stage.say("A service answers nobody until all calls are there that can be.");
    var pooled = scaled(pooled());
    var virtual = scaled(virtual());
    var async = scaled(nonBlocking());
    var all = List.of(pooled, virtual, async);
    var rows = all.stream().flatMap(List::stream).toList();
    stage.table("Calls that wait", InFlight.COLUMNS, rows, InFlight::row);
    var lines = all.stream().map(InFlight::line).toList();
    stage.lines("Where each style ends", InFlight.STARTED, InFlight.AT_ONCE, lines);
    stage.control("under way of 10,000, pool of 50", pooled.getLast().most()).is(50);
    stage
        .control("refused of 10,000, pool of 50", pooled.getLast().refused())
        .because("50 calls have a thread, 1,000 have a place in the queue")
        .is(10_000 - Styles.THREADS - Styles.QUEUE);
    stage.control("their error", pooled.getLast().error()).is("RejectedExecutionException");
    stage.check("under way of 10,000, virtual threads", virtual.getLast().most()).is(10_000);
    stage.check("under way of 10,000, non-blocking", async.getLast().most()).is(10_000);
    stage.check("threads that wait, virtual threads", virtual.getLast().threads()).is(0);
    stage.check("threads that wait, non-blocking", async.getLast().threads()).is(0);
  }

  @Claim("db-queries")
  @Reads({ProductPages.class, PageController.class})
  void independentQueriesRunAtOnceUntilThePoolEnds(Stage stage) throws Exception {
    stage.say("A page needs three queries of 40 ms. None needs the answer of another.");
    var turn = new ArrayList<Integer>();
    var once = new ArrayList<Integer>();
    var timed =
        stage
            .inTurn("a page of three queries")
            .way("in turn", () -> turn.add(atOnce(pages.inTurn(7))))
            .way("at once", () -> once.add(atOnce(pages.atOnce(7))))
            .rounds(5)
            .map(Latencies::p50);
    stage.bars("A page: the sum of its queries, or the longest, p50", "ms", Bar.of(timed));
    stage.control("queries of a page at once, in turn", Collections.max(turn)).is(1);
    stage
        .check("queries of a page at once, started at once", Collections.max(once))
        .because("each has a connection of its own, and PostgreSQL a process for it")
        .is(3);
    stage.control("the same page", values(pages.atOnce(7))).is(values(pages.inTurn(7)));

    stage.say("200 customers want their pages at once: 600 queries on a pool of 10.");
    var all = Together.run(200, () -> pages.atOnce(7)).stream().flatMap(List::stream).toList();
    stage
        .check("queries at once in PostgreSQL, of 600", atOnce(all))
        .because("each needs a connection, and the pool has ten: it is the new limit")
        .is(10);
  }

  @Claim(
      value = "not-faster",
      alone = true,
      withoutTwin = "a pure measurement: no mechanism makes one call or a computation faster")
  @Reads({ReviewClient.class, Styles.class})
  void neitherOneCallNorComputationGetsFaster(Stage stage) throws Exception {
    stage.say("One call of 5 ms, synchronous and asynchronous.");
    try (var service = SlowReviews.taking(Duration.ofMillis(5), ALL);
        var client = new ReviewClient(service.listen())) {
      var call =
          stage
              .inTurn("one call")
              .way("synchronous", client::ask)
              .way("asynchronous", () -> client.askAsync().join())
              .rounds(100);
      stage
          .compare("one call, p50", "ms")
          .without("synchronous", call.of("synchronous").p50())
          .with("asynchronous", call.of("asynchronous").p50())
          .isWithin(3);
    }
    stage.say("A virtual thread for each of many tasks. First they wait, then they compute.");
    stage.control("tasks that wait at once", virtual().held(TASKS).most()).is(TASKS);
    stage
        .check("tasks that compute at once", computingAtOnce())
        .because("there is no waiting to use: the cores of this machine are what counts")
        .isAtMost(CORES);
    var times = computed(stage).map(Latencies::p50);
    stage.bars("%d tasks that compute, p50".formatted(TASKS), "ms", Bar.of(times));
  }

  @Claim("back-pressure")
  @Reads(Bound.class)
  void aBoundKeepsASlowServiceAlive(Stage stage) throws Exception {
    stage.say("5,000 calls at once, for a service that bears 50 and takes 10 ms for each.");
    try (var service = SlowReviews.taking(Duration.ofMillis(10), 50)) {
      long drowned = lost(() -> styles.nonBlocking(service));
      stage.control("calls lost without a bound", drowned).isAtLeast(2_500);
      var ignored = service.most();
      long lost = lost(() -> bound.ask(service));
      stage
          .check("calls lost with a bound of 50", lost)
          .because("a caller waits for a permit, and does not send before it has one")
          .is(0);
      stage.check("calls under way at once with it", service.most()).is(50);
      stage.bars(
          "Lost of 5,000 calls", "calls", bar("no bound", drowned), bar("bound of 50", lost));
    }
  }

  private Style pooled() {
    return new Style("pool of 50 threads", Styles.THREADS, styles::pooled);
  }

  private Style virtual() {
    return new Style("virtual threads", ALL, styles::virtual);
  }

  private Style nonBlocking() {
    return new Style("non-blocking", ALL, styles::nonBlocking);
  }

  private static List<InFlight> scaled(Style style) {
    return IntStream.of(100, 1_000, 10_000).mapToObj(style::held).toList();
  }

  private static List<Bar> bars(ToIntFunction<InFlight> value, InFlight... styles) {
    return Stream.of(styles).map(each -> bar(each.style(), value.applyAsInt(each))).toList();
  }

  /** How many of 5,000 calls by as many callers fail. */
  private static long lost(Callable<CompletableFuture<Integer>> call) throws Exception {
    var answers = Together.run(5_000, call);
    return answers.stream().filter(each -> each.handle((ok, e) -> e != null).join()).count();
  }

  private static List<String> values(List<Part> page) {
    return page.stream().map(Part::value).toList();
  }

  /** How many of the queries ran at once, at most, by the database's clock. */
  private static int atOnce(List<Part> queries) {
    return queries.stream()
        .mapToInt(each -> (int) queries.stream().filter(other -> other.ran(each.began())).count())
        .max()
        .orElse(0);
  }

  private static int computingAtOnce() throws Exception {
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    var ignored =
        Together.run(
            TASKS,
            () -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              hash();
              return now.decrementAndGet();
            });
    return most.get();
  }

  private static ByName<Latencies> computed(Stage stage) throws Exception {
    try (var cores = Executors.newFixedThreadPool(CORES);
        var virtual = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> task = AsyncDemo::hash;
      var tasks = Collections.nCopies(TASKS, task);
      return stage
          .inTurn("tasks that compute")
          .way("a thread for each core", () -> cores.invokeAll(tasks))
          .way("virtual threads", () -> virtual.invokeAll(tasks))
          .rounds(30);
    }
  }

  /** Some hundred microseconds of a processor. */
  private static int hash() throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256").digest(new byte[500_000])[0];
  }
}
