package dev.backendlab.twelvefactor;

import dev.backendlab.kit.Answer;
import dev.backendlab.kit.Bar;
import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import dev.backendlab.twelvefactor.Report.Finding;
import dev.backendlab.twelvefactor.Report.Verdict;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** One build of a shop, in processes that a platform starts, stops and loses. */
@Demo("q26")
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
@Import({Platform.class, Releases.class, CarelessShop.class})
record TwelveFactorDemo(Platform platform, CarelessShop old, Report report) {

  private static final Duration SOON = Duration.ofSeconds(4);
  private static final int CUSTOMERS = 20;
  private static final int LOOKS = 4;
  private static final int ORDERS = 8;
  private static final int CREATED = 201;
  private static final Path PROJECT = Path.of("");
  private static final Path CARELESS = Path.of("src/test/resources/careless");
  private static final List<Column> RUN =
      List.of(
          Column.of("deploy"),
          Column.of("release"),
          Column.of("code"),
          Column.byConstruction("VAT_PERCENT"),
          Column.counted("cents for a lamp"));
  private static final List<Column> EVENT =
      List.of(Column.of("time"), Column.of("deploy"), Column.of("cart"), Column.of("message"));
  private static final List<Column> FACTOR =
      List.of(Column.of("factor"), Column.of("verdict"), Column.of("evidence"));

  @Claim("config")
  @Reads(ShopApplication.class)
  void oneBuildRunsInThreeEnvironments(Stage stage) throws Exception {
    stage.say("One build is started four times. Only variables differ, and one start lacks one.");
    var forgetful = platform.startWithout("DATABASE_URL");
    var deploys = platform.instances("development", "staging", "production-1");
    var ada = stage.unique("ada");
    var cents = deploys.stream().map(each -> each.buysLamp(ada)).toList();
    stage.table("Three deploys", RUN, deploys, Instance::row);
    stage.check("cents for a lamp, with each one's VAT", cents).is(List.of(2000L, 2140L, 2380L));
    deploys.forEach(each -> each.put(ada));
    var lamps = deploys.stream().map(each -> products(each.database(), ada)).toList();
    stage.control("lamps in each one's database", lamps).is(List.of(1L, 1L, 1L));
    stage
        .check("checksums of the code that the three run", builds(deploys))
        .because("nothing of a deploy is in the build, so there is one for all")
        .is(List.of(Build.id()));
    stage
        .check(
            "the variable that the fourth start asks for",
            forgetful.awaitStart().output().missing())
        .because("the shop requires its variables before it makes anything")
        .is("DATABASE_URL");
    var secrets = Project.in(Launch.code()).secrets();
    stage.check("settings of the build with a password in them", secrets).is(List.of());
  }

  @Claim("stateless")
  @Reads(Carts.class)
  void aCartIsFoundByAnyProcess(Stage stage) {
    stage.say("20 customers fill a cart and look into it 4 times. Two processes take turns.");
    var carts = stage.unique("cart");
    var processes = platform.instances("production-1", "production-2");
    var careless = RoundRobin.over(old.urls());
    var shop = RoundRobin.over(urls(processes));
    careless.fill(carts, CUSTOMERS);
    shop.fill(carts, CUSTOMERS);
    long inMemory = careless.lost(carts, CUSTOMERS, LOOKS);
    long inService = shop.lost(carts, CUSTOMERS, LOOKS);
    var memory = Bar.bar("carts in memory", inMemory);
    stage.bars("Looks of 80 that miss", "looks", memory, Bar.bar("in PostgreSQL", inService));
    stage.control("looks of 80 that miss, carts in memory", inMemory).isBetween(30, 50);
    stage
        .check("looks of 80 that miss, carts in PostgreSQL", inService)
        .because("whichever process is asked, it asks PostgreSQL")
        .is(0);

    stage.say("One process of the two ends: in memory at a normal stop, the other by kill -9.");
    old.endOne();
    processes.getLast().kill();
    long gone = careless.lost(carts, CUSTOMERS, 1);
    stage.control("carts of 20 that are gone, in memory", gone).isBetween(5, 15);
    long goneInService = shop.lost(carts, CUSTOMERS, 1);
    stage.check("carts of 20 that are gone, in PostgreSQL", goneInService).is(0);
  }

  @Claim("backing-services")
  @Reads({Releases.class, ShopApplication.class})
  void aDatabaseIsSwappedByItsAddress(Stage stage) {
    stage.say(
        "Staging moves to another PostgreSQL server, by a release with another DATABASE_URL.");
    var ada = stage.unique("ada");
    var before = platform.instance("staging");
    before.put(ada);
    stage.control("products in her cart, old server", products(before.database(), ada)).is(1);
    var moved = Map.of("DATABASE_URL", platform.elsewhere("staging"));
    var after = platform.deploy("staging", platform.release("staging", moved).id());
    after.put(ada);
    after.put(ada);
    stage
        .check("variables that differ", before.release().differencesTo(after.release()))
        .is(List.of("DATABASE_URL"));
    stage.check("checksums of the code", builds(List.of(before, after))).is(List.of(Build.id()));
    stage
        .check("products in her cart since then, new server", products(after.database(), ada))
        .because("an address is all that the code knows of its database")
        .is(2);
    stage.check("products in her cart, old server", products(before.database(), ada)).is(1);
  }

  @Claim("build-release-run")
  @Reads(Releases.class)
  void theWayBackIsAnEarlierRelease(Stage stage) {
    stage.say("A VAT of 21% is deployed to development: the same build, another release.");
    var ada = stage.unique("ada");
    var first = platform.instance("development");
    var wrong = platform.release("development", Map.of("VAT_PERCENT", "21"));
    stage.control("cents for a lamp before the deploy", first.buysLamp(ada)).is(2000);
    var second = platform.deploy("development", wrong.id());
    stage.control("cents for a lamp after it", second.buysLamp(ada)).is(2420);

    stage.say("It was wrong. The way back starts the release that was there before.");
    var third = platform.deploy("development", first.release().id());
    stage
        .check("cents for a lamp after the way back", third.buysLamp(ada))
        .because("a release is written once, so the earlier one is still what it was")
        .is(2000);
    var runs = List.of(first, second, third);
    stage.table("Three runs", RUN, runs, Instance::row);
    stage.check("release that runs", third.said().release()).is(first.said().release());
    stage
        .check("variables of it that have changed", first.release().differencesTo(third.release()))
        .is(List.of());
    stage.check("checksums of the code", builds(runs)).is(List.of(Build.id()));
  }

  @Claim("logs")
  @Reads(ShopController.class)
  void logsAreOneStreamOfEvents(Stage stage) throws Exception {
    stage.say("Nine requests come to three processes. Each writes to its standard output.");
    var processes = platform.instances("development", "staging", "production-1");
    var carts = stage.unique("cart");
    var sent = IntStream.range(0, 9).mapToObj(i -> carts + "-" + i).toList();
    IntStream.range(0, 9).forEach(i -> processes.get(i * 2 % 3).put(sent.get(i)));
    stage
        .checkSoon(
            "carts in the joined stream",
            () -> joined(processes, carts).stream().map(TwelveFactorDemo::cartOf).toList())
        .within(SOON)
        .because("each event has its time and its deploy, so the streams can be joined")
        .is(sent);
    stage.table("The joined stream", EVENT, joined(processes, carts), TwelveFactorDemo::row);
    var output = new Running(List.of(), null, List.of(), lines(processes));
    stage.control("lines that the three have written", output.output().size()).isAtLeast(9);
    int other = output.output().size() - output.events().size();
    stage.check("lines that are no JSON event", other).is(0);
    var files = processes.stream().flatMap(each -> each.output().files().stream()).toList();
    stage.check("files in their folders", files).is(List.of());
  }

  @Claim("cloud-native")
  @Reads({Report.class, Project.class, Running.class})
  void theReportShowsWhatItLookedAt(Stage stage) throws Exception {
    stage.say("The report looks at two processes, and at the files and lines of the shop.");
    var job = platform.runOnce("--forget-carts");
    var processes = platform.instances("production-1", "production-2");
    platform.instance("development").terminate().awaitEnd();
    job.awaitEnd();
    var state = "/carts/" + stage.unique("report");
    var releases = platform.releases();
    var running = new Running(urls(processes), state, releases, platform.output());
    var shop = report.of(Project.in(List.of(PROJECT)), running);
    stage.table("The shop", FACTOR, shop, TwelveFactorDemo::row);
    stage.check("factors of 12 that the shop follows", count(shop, Verdict.FOLLOWED)).is(12);

    stage.say("A shop with careless files and carts in memory: two processes, and no platform.");
    var beside = new Running(old.urls(), state, List.of(), List.of());
    var careless = report.of(Project.in(List.of(CARELESS)), beside);
    stage.table("The careless shop", FACTOR, careless, TwelveFactorDemo::row);
    stage.control("factors that it follows", count(careless, Verdict.FOLLOWED)).is(2);
    stage.check("factors that it breaks", count(careless, Verdict.BROKEN)).is(6);
    stage
        .check("factors of it that were not seen", count(careless, Verdict.NOT_SEEN))
        .because("without evidence for a factor or against it, there is nothing to say")
        .is(4);
  }

  @Claim("disposability")
  @Reads(Orders.class)
  void aProcessMayEndAtAnyMoment(Stage stage) throws Exception {
    stage.say("Eight orders are under way in one of two processes. It gets SIGTERM.");
    var processes = platform.instances("production-1", "production-2");
    var first = processes.getFirst();
    var shop = RoundRobin.over(urls(processes));
    var held = UnderWay.at(first, stage.unique("held"), ORDERS);
    stage.control("orders that it has begun", held.waiting()).is(ORDERS);
    first.terminate();
    stage.controlSoon("whether it refuses new connections", first::refuses).is(true);
    var fresh = stage.unique("new");
    shop.fill(fresh, CUSTOMERS);
    stage.check("new requests of 20 that are lost", shop.lost(fresh, CUSTOMERS, 1)).is(0);
    stage
        .check("orders of 8 that are answered", held.answered(CREATED))
        .because("it takes nothing new, finishes what it has, and ends then")
        .is(ORDERS);
    stage.controlSoon("whether it still runs", first::isAlive).is(false);

    stage.say("Eight more are under way in the other process. It gets kill -9.");
    var second = processes.getLast();
    var lost = UnderWay.at(second, stage.unique("lost"), ORDERS);
    second.kill();
    stage.control("answers of 8 that never come", lost.answered(Answer.GAVE_UP)).is(ORDERS);
    stage.control("orders of these 8", lost.written()).is(0);
    stage.check("orders that are half written", lost.halfWritten()).is(0);
    stage.bars("From the start of a process until it is ready", "s", platform.startBar());
  }

  private static List<URI> urls(List<Instance> processes) {
    return processes.stream().map(Instance::url).toList();
  }

  private static List<String> builds(List<Instance> processes) {
    return processes.stream().map(each -> each.said().build()).distinct().toList();
  }

  private static long products(DataSource database, String cart) {
    return JdbcClient.create(database)
        .sql("select count(*) from cart_item where cart = ?")
        .param(cart)
        .query(Long.class)
        .single();
  }

  private static List<String> lines(List<Instance> processes) {
    return processes.stream().flatMap(each -> each.output().lines().stream()).toList();
  }

  /** What a log router does: events of all processes, in the order of their time. */
  private static List<JsonNode> joined(List<Instance> processes, String carts) {
    return new Running(List.of(), null, List.of(), lines(processes))
        .events().stream()
            .filter(event -> cartOf(event).startsWith(carts))
            .sorted(Comparator.comparing(event -> Instant.parse(text(event, "@timestamp"))))
            .toList();
  }

  private static String cartOf(JsonNode event) {
    return text(event, "cart");
  }

  private static String text(JsonNode event, String field) {
    return event.path(field).asString("");
  }

  private static List<String> row(JsonNode event) {
    var deploy = text(event.path("service"), "environment");
    return List.of(text(event, "@timestamp"), deploy, cartOf(event), text(event, "message"));
  }

  private static List<String> row(Finding found) {
    var verdict = found.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return List.of(found.factor(), verdict, String.join(", ", found.evidence()));
  }

  private static long count(List<Finding> findings, Verdict verdict) {
    return findings.stream().filter(each -> each.verdict() == verdict).count();
  }
}
