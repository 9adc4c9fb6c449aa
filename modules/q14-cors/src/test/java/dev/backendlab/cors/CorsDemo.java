package dev.backendlab.cors;

import static dev.backendlab.cors.Fetch.NOTHING;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import dev.backendlab.browser.Page;
import dev.backendlab.cors.Arrivals.Arrival;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import java.util.List;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What a browser lets pages of other origins read of a bank, and what it never stops. */
@Demo("q14")
@SpringBootTest(webEnvironment = RANDOM_PORT)
@Import({Arrivals.class, CarelessBank.class})
record CorsDemo(
    @LocalServerPort int port,
    Arrivals arrivals,
    DeskController desk,
    Accounts accounts,
    CarelessBank careless) {

  private static final List<Column> REQUEST =
      List.of(Column.of("origin"), Column.of("request and status"), Column.of("cookie"));

  @DynamicPropertySource
  static void partners(DynamicPropertyRegistry properties) {
    properties.add("bank.partners", Web::partners);
  }

  @Claim("browser-feature")
  @Reads({CorsRules.class, DeskController.class})
  void theBrowserWithholdsWhatAProgramReads(Stage stage) {
    stage.say("In %s Ada visits a page that nobody invited.".formatted(Web.browser().name()));
    stage.say("Its script asks her bank for the branches, for which there is no CORS rule.");
    var page = Web.visit(Web.EVIL);
    arrivals.take();
    var seen = Fetch.text(page, bank() + "/branches");
    var served = arrivals.take();
    tellConsole(stage, page);
    stage
        .check("what the page's script gets", seen)
        .because("the answer does not name the page's origin, so the browser keeps it back")
        .is(NOTHING);
    stage.check("what the bank did", served).is(List.of("GET /branches → 200"));

    stage.say("A program sends the same request. It has no page to protect Ada from.");
    var program = stage.http("program", "bank", bank()).with("Origin", Web.EVIL.url());
    var read = program.get("/branches").body();
    stage.control("what a program gets", read).contains("Market Square");
    stage.control("what the bank did for it", arrivals.take()).is(served);
    var own = Web.browser().open(bank() + "/login");
    stage.control("what a page of the bank gets", Fetch.text(own, "/branches")).is(read);
  }

  @Claim("allow-origin")
  @Reads({CorsRules.class, SharedCache.class})
  void theAnswerNamesTheOriginThatMayReadIt(Stage stage) {
    stage.say(
        "Rates are for two partners, shop and travel. A shared cache stands before the bank.");
    var shop = Web.visit(Web.SHOP);
    var travel = Web.visit(Web.TRAVEL);
    var rates = Fetch.text(shop, bank() + "/rates");
    stage.control("what the shop's page gets", rates).contains("1.17");
    var third = Fetch.text(Web.visit(Web.EVIL), bank() + "/rates");
    stage.check("what a third page gets", third).is(NOTHING);
    try (var cache = new SharedCache(bank());
        var mixing = new SharedCache(careless.url())) {
      stage.check("shop's page, by the cache", Fetch.text(shop, cache.rates())).is(rates);
      stage
          .check("travel's page, by the cache", Fetch.text(travel, cache.rates()))
          .because("Vary: Origin makes the cache keep an answer for each origin")
          .is(rates);
      stage.check("shop's page again", Fetch.text(shop, cache.rates())).is(rates);
      stage.check("answers of the cache alone", cache.hits()).is(1);
      var first = Fetch.text(shop, mixing.rates());
      stage.control("shop's page, by the cache of a bank without Vary", first).is(rates);
      stage
          .control("travel's page, by that cache", Fetch.text(travel, mixing.rates()))
          .because("it gets an answer that was kept for the shop")
          .is(NOTHING);
    }
  }

  @Claim("preflight")
  @Reads({CorsRules.class, DeskController.class})
  void whatAFormCouldNotSendIsAskedForFirst(Stage stage) {
    stage.say("An uninvited page sends a PUT with a header of its own, then a POST of plain text.");
    var evil = Web.visit(Web.EVIL);
    arrivals.take();
    stage.check("what its PUT gets", Fetch.put(evil, bank() + "/alarms/USD", 1)).is(NOTHING);
    stage
        .check("what reached the bank", arrivals.take())
        .because("the answer to OPTIONS does not allow it, so the browser never sends the PUT")
        .is(List.of("OPTIONS /alarms/USD → 403"));
    long before = desk.messages();
    var posted = Fetch.text(evil, bank() + "/messages", "{ method: 'POST', body: 'Hello' }");
    stage.check("what its POST gets", posted).is(NOTHING);
    stage.check("messages that arrived", desk.messages() - before).is(1);
    var shop = Web.visit(Web.SHOP);
    stage
        .control("what the shop's PUT gets", Fetch.put(shop, bank() + "/alarms/USD", 1))
        .contains("1.2");

    Web.needsBrowser(stage, "HtmlUnit keeps no answer to a preflight.");
    stage
        .compare("preflights per 100 calls", "requests")
        .without("Max-Age: 0", preflights(shop, careless.url(), careless.arrivals()))
        .with("Max-Age: 600", preflights(shop, bank(), arrivals))
        .because("the browser keeps the answer for ten minutes")
        .isLowerBy(50);
  }

  @Claim("credentials")
  @Reads({CorsRules.class, AccountController.class})
  void withCookiesOnlyANamedOriginMayRead(Stage stage) {
    stage.say("Any page may read the news. Ada's account is for her, and for two partners' pages.");
    var shop = Web.visit(Web.SHOP);
    var evil = Web.visit(Web.EVIL);
    var news = bank() + "/news";
    stage.control("news, without cookies", Fetch.text(evil, news)).contains("nine");
    stage
        .check("news, with cookies", Fetch.textWithCookies(evil, news))
        .because("a wildcard does not cover a request with credentials")
        .is(NOTHING);
    Web.login(bank());
    stage.control("whose account the shop's page gets", Fetch.owner(shop, bank())).is("ada");
    stage.check("whose an uninvited page gets", Fetch.owner(evil, bank())).is(NOTHING);

    stage.say("The careless bank sends back whatever Origin comes. Ada logs in there.");
    Web.login(careless.url());
    careless.arrivals().take();
    var stolen = Fetch.owner(evil, careless.url());
    stage.control("whose account an uninvited page gets there", stolen).is("ada");
    Web.needsBrowser(stage, "HtmlUnit runs no script in a sandboxed frame.");
    var framed = Fetch.ownerInSandbox(evil, careless.url());
    stage.control("whose its sandboxed frame gets there", framed).is("ada");
    stage.table("What reached that bank", REQUEST, careless.arrivals().arrivals(), CorsDemo::row);
    Web.login(bank());
    stage.check("whose its frame gets", Fetch.ownerInSandbox(evil, bank())).is(NOTHING);
  }

  @Claim("not-csrf")
  @Reads({AccountController.class, Accounts.class})
  void aForeignFormMovesMoneyUntilATokenStopsIt(Stage stage) {
    stage.say("Ada is logged in. She clicks a button on an uninvited page, which sends a form.");
    try (var old = Web.bank("bank without tokens", "bank.form-token=false")) {
      stage
          .control("what CORS rules alone let the form take", taken(old))
          .because("a form asks nobody, and has no wish to read the answer")
          .is(100);
      var sent = List.of(transfer(old.bean(Arrivals.class)));
      stage.table("What reached the bank", REQUEST, sent, CorsDemo::row);
    }
    stage.check("what it takes where forms carry a token", taken(accounts, bank())).is(0);
    var refused = transfer(arrivals);
    stage.check("its cookie came along", refused.cookie()).is(true);
    stage.check("and the bank's answer", refused.toString()).is("POST /transfers → 403");
    int before = accounts.balance("ada");
    payBob(Web.login(bank()));
    stage.control("what the bank's own form takes", before - accounts.balance("ada")).is(100);

    Web.needsBrowser(stage, "HtmlUnit sends cookies with SameSite=Lax to every site.");
    try (var lax = Web.bank("lax bank", "bank.form-token=false", Web.LAX)) {
      stage.check("what it takes where the cookie is SameSite=Lax", taken(lax)).is(0);
      var without = transfer(lax.bean(Arrivals.class));
      stage.check("the cookie came along there", without.cookie()).is(false);
    }
  }

  private String bank() {
    return "http://localhost:" + port;
  }

  /** What the developer of the page sees; HtmlUnit shows nothing. */
  private static void tellConsole(Stage stage, Page page) {
    page.console().stream().findFirst().ifPresent(line -> stage.say("The console: " + line));
  }

  private static long preflights(Page page, String bank, Arrivals arrivals) {
    arrivals.take();
    Fetch.put(page, bank + "/alarms/GBP", 100);
    return arrivals.take().stream().filter(each -> each.startsWith("OPTIONS")).count();
  }

  private static int taken(App bank) {
    return taken(bank.bean(Accounts.class), Web.url(bank));
  }

  /** What the uninvited page's form takes from her account. */
  private static int taken(Accounts accounts, String bank) {
    Web.login(bank);
    int before = accounts.balance("ada");
    Web.lure(bank);
    return before - accounts.balance("ada");
  }

  private static void payBob(Page page) {
    page.fill("[name=to]", "bob");
    page.fill("[name=amount]", "100");
    page.click("button");
  }

  private static Arrival transfer(Arrivals arrivals) {
    return arrivals.arrivals().stream()
        .filter(each -> each.request().equals("POST /transfers"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> row(Arrival arrival) {
    return List.of(arrival.origin(), arrival.toString(), arrival.cookie() ? "yes" : "no");
  }
}
