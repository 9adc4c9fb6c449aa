package dev.backendlab.access;

import static dev.backendlab.access.AccessRules.Role.ADMIN;
import static dev.backendlab.access.AccessRules.Role.CLERK;
import static dev.backendlab.access.AccessRules.Role.CUSTOMER;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;
import static org.springframework.http.HttpMethod.DELETE;

import dev.backendlab.access.Cast.Person;
import dev.backendlab.access.Instruments.Handled;
import dev.backendlab.access.Instruments.Hashes;
import dev.backendlab.access.Instruments.NewEndpoint;
import dev.backendlab.access.Instruments.WithoutOwners;
import dev.backendlab.access.Instruments.Wristwatch;
import dev.backendlab.access.RoleMatrix.Cell;
import dev.backendlab.access.Tokens.Caller;
import dev.backendlab.access.Tokens.Proof;
import dev.backendlab.kit.Answer;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import dev.backendlab.postgresql.PostgresServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Who is calling, what that caller may do, and how the one is mistaken for the other. */
@Demo("q11")
@SpringBootTest(webEnvironment = RANDOM_PORT)
@Import({Cast.class, Handled.class, Hashes.class, Wristwatch.class, NewEndpoint.class})
record AccessDemo(
    Cast cast,
    Hashes hashes,
    Handled handled,
    Wristwatch watch,
    AccessRules rules,
    NewEndpoint added,
    PostgresServer postgres) {

  private static final Map<String, Object> RENT = Map.of("to", 4711, "cents", 90_000);
  private static final int REQUESTS = 30;
  private static final String TRANSFERS = "/transfers";

  @Claim("who-you-are")
  @Reads({AccessSecurity.class, Accounts.class})
  void aLoginTellsNobodyWhoHasAnAccount(Stage stage) throws Exception {
    logsIn(Http.silent(cast.url()), "ada", "analytical-engine");
    stage.say("Somebody logs in: with Ada's password, with a wrong one, and as a user that is none.");
    var stranger = cast.stranger(stage);
    var right = hashes.during(() -> logsIn(stranger, "ada", "analytical-engine"));
    var wrong = hashes.during(() -> logsIn(stranger, "ada", "difference-engine"));
    var unknown = hashes.during(() -> logsIn(stranger, "eve", "difference-engine"));
    stage.control("status with the right password", right.result().status()).is(200);
    stage.check("status with a wrong password", wrong.result().status()).is(401);
    stage.check("status of an unknown user", unknown.result().status()).is(401);
    stage.check("the answer to an unknown user", unknown.result().body()).is(wrong.result().body());
    stage.control("bcrypt hashes computed for a wrong password", wrong.count()).is(1);
    stage
        .check("bcrypt hashes computed for an unknown user", unknown.count())
        .because("else the answer comes sooner, and tells by its time who has an account")
        .is(1);
  }

  @Claim("what-you-may")
  @Reads({AccessRules.class, AccessSecurity.class})
  void aKnownUserMayNotDoEverything(Stage stage) throws Exception {
    var ada = cast.enters(stage, "ada", CUSTOMER);
    var invoice = "/invoices/" + cast.invoices(ada, 1).getFirst();
    stage.say("Ada is logged in. Her page shows no button for the administrator's list of users.");
    var me = ada.http().get("/me").as(BillingController.Me.class);
    stage.control("the list of users in her menu", me.menu().contains("/users")).is(false);
    var own = handled.during(() -> ada.http().get(invoice));
    var hers = handled.during(() -> ada.http().get("/users"));
    var nobodys = handled.during(() -> cast.stranger(stage).get("/users"));
    stage.control("status of her own invoice", own.result().status()).is(200);
    stage.control("calls of its handler", own.count()).is(1);
    stage
        .check("status of the list of users, asked for by its address", hers.result().status())
        .because("we know who she is, and she may not: another login as Ada would not help")
        .is(403);
    stage.check("calls of its handler", hers.count()).is(0);
    stage.check("status without any proof of who is calling", nobodys.result().status()).is(401);
    stage.check("what it asks for", nobodys.result().header("WWW-Authenticate")).is("Bearer");
    stage.check("calls of the handler by nobody", nobodys.count()).is(0);
    var grace = cast.enters(stage, "grace", ADMIN);
    stage.control("status for an administrator", grace.http().get("/users").status()).is(200);
  }

  @Claim("rbac")
  @Reads({AccessRules.class, RoleMatrix.class})
  void whatNoRuleOpensIsClosed(Stage stage) throws Exception {
    stage.say("Three roles, and nobody, try each of six paths by each of eight methods.");
    var matrix = new RoleMatrix(cast.url(), rules.table(), cast.logins(stage), handled);
    var cells = matrix.tried("", UnaryOperator.identity());
    stage.table("Roles and endpoints", RoleMatrix.COLUMNS, RoleMatrix.table(cells));
    var open = RoleMatrix.those(cells, Cell::opened);
    stage.control("of 192 requests, those that came to a handler", open.size()).is(17);
    stage
        .check("requests that no rule opens, and came through", undeclared(open))
        .is(List.of());
    stage.say("Once more in five other spellings: two slashes, an encoded letter, and so on.");
    var spelled = RoleMatrix.those(matrix.triedInAllSpellings(), Cell::opened);
    stage
        .check("spellings that open what is closed", undeclared(spelled))
        .because("rules and handlers read a path in one way, and suspicious ones are turned away")
        .is(List.of());
    stage.control("spellings that open what is open: the encoded letter", spelled.size()).is(17);
    stage.control("a new endpoint, called as a method", added.export()).is("every invoice");
    stage
        .check("its status for nobody and the three roles", matrix.statusesOf(NewEndpoint.PATH))
        .because("no line of the rules names it yet")
        .is(List.of(401, 403, 403, 403));
  }

  @Claim("object-level")
  @Reads(Ledger.class)
  void aRoleDoesNotSayWhoseInvoiceItIs(Stage stage) throws Exception {
    var ada = cast.enters(stage, "ada", CUSTOMER);
    var bob = cast.enters(stage, "bob", CUSTOMER);
    var ids = cast.invoices(bob, 1_000);
    stage.say("Ada may read invoices, as every customer. She tries the ids of 1,000 of Bob's.");
    var alone = withoutOwners(ada, ids);
    var after = way("checked after loading", () -> loadedThenChecked(ada, ids));
    var query = way("owner in the query", () -> opened(silent(cast.url(), ada.proof()), ids));
    stage.table("1,000 foreign ids", Way.COLUMNS, List.of(alone, after, query), Way::row);
    stage.control("invoices open to her by the role alone", alone.opened()).is(1_000);
    stage.check("invoices open to her by role and owner", query.opened()).is(0);
    stage.control("rows read where the check comes after loading", after.rows()).is(1_000);
    stage.check("rows read where the owner is in the query", query.rows()).is(0);
    var path = "/invoices/" + ids.getFirst();
    var foreign = ada.http().get(path);
    var none = ada.http().get("/invoices/0");
    stage.check("status of a foreign invoice", foreign.status()).is(404);
    stage
        .check("its answer, compared with an invoice that is not there", foreign.body())
        .because("a 403 would tell that there is such an invoice")
        .is(none.body().replace("/invoices/0", path));
    stage.control("status for Bob himself", bob.http().get(path).status()).is(200);
    var carol = cast.enters(stage, "carol", CLERK);
    stage.control("status for a clerk", carol.http().get(path).status()).is(200);
  }

  @Claim("takes-effect")
  @Reads({Tokens.class, Accounts.class})
  void aRoleIsGoneWhereItIsReadAnew(Stage stage) throws Exception {
    stage.say("Grace takes the administrator's role from Bob. He goes on asking, every 20 seconds.");
    var grace = cast.enters(stage, "grace", ADMIN);
    var anew = window(stage, grace, "looked up with each request", Proof::login);
    var kept = window(stage, grace, "in the token", Proof::token);
    stage.table("30 requests in ten minutes", Window.COLUMNS, List.of(anew, kept), Window::row);
    stage.control("his statuses before", List.of(anew.before(), kept.before())).is(List.of(200, 200));
    stage
        .check("requests that still pass, roles looked up", anew.passed())
        .because("the next request reads the roles as they are then")
        .is(0);
    stage
        .control("requests that still pass, roles in the token", kept.passed())
        .because("the token says so until it expires, after five minutes")
        .is(15);
    stage.check("status in the end, roles looked up", anew.last()).is(403);
    stage.control("status in the end, the token expired", kept.last()).is(401);
    stage.check("look-ups for 30 requests, roles looked up", anew.lookUps()).is(REQUESTS);
    stage.control("look-ups for 30 requests, roles in the token", kept.lookUps()).is(0);
  }

  @Claim("step-up")
  @Reads({AccessRules.class, AccessSecurity.class, Totp.class})
  void moneyMovesOnlyAfterAFreshProof(Stage stage) {
    stage.say("Ada is logged in by her password. Her rent is due.");
    var ada = cast.enters(stage, "ada", CUSTOMER);
    var asked = ada.http().post(TRANSFERS, RENT);
    stage
        .check("status of a transfer with the login alone", asked.status())
        .because("she may do it, and has to prove once more that it is she: 403 would be wrong")
        .is(401);
    stage
        .check("what the answer asks for", asked.header("WWW-Authenticate"))
        .contains("insufficient_user_authentication");
    stage.control("status of her page with the login alone", page(ada)).is(200);
    var proven = cast.showsCode(ada);
    stage.control("status after a code", proven.http().post(TRANSFERS, RENT).status()).is(201);
    var again = ada.http().post("/second-factor", cast.code());
    stage.check("status of the same code, once more", again.status()).is(401);
    watch.forward(Duration.ofMinutes(6));
    var late = proven.http().post(TRANSFERS, RENT);
    stage.check("status of a transfer six minutes later", late.status()).is(401);
    stage.control("status of her page six minutes later", page(proven)).is(200);
    stage.check("transfers that were booked", cast.transfers(ada)).is(1);
    var carol = cast.showsCode(cast.enters(stage, "carol", CLERK));
    var hers = carol.http().post(TRANSFERS, RENT);
    stage.control("status for a clerk with a fresh code", hers.status()).is(403);
  }

  private static Answer logsIn(Http http, String user, String password) {
    return http.post("/login", Map.of("user", user, "password", password));
  }

  private static int page(Person person) {
    return person.http().get("/me").status();
  }

  private static List<Cell> undeclared(List<Cell> open) {
    return RoleMatrix.those(open, Cell::undeclared);
  }

  /** How foreign invoices are kept from her, how many she gets, and how many rows are read. */
  private record Way(String way, long opened, long rows) {

    static final List<Column> COLUMNS =
        List.of(
            Column.of("decided by"), Column.counted("open to her"), Column.counted("rows read"));

    List<String> row() {
      return List.of(way, "" + opened, "" + rows);
    }
  }

  private Way way(String way, Callable<Long> opened) throws Exception {
    var seen = postgres.rows("/* invoice */").during(opened);
    return new Way(way, seen.result(), seen.count());
  }

  private Way withoutOwners(Person ada, List<Long> ids) throws Exception {
    try (var app = App.of(BillingApplication.class, WithoutOwners.class).start()) {
      var http = silent(app.url(), app.bean(Tokens.class).open(ada.account()));
      return way("the role alone", () -> opened(http, ids));
    }
  }

  private long loadedThenChecked(Person ada, List<Long> ids) {
    var caller = new Caller(ada.account(), Set.of(CUSTOMER));
    var all = new BrokenTwins.RolesAlone(cast.jdbc());
    return ids.stream()
        .flatMap(id -> all.visibleTo(caller, id).stream())
        .filter(invoice -> invoice.owner().equals(caller.name()))
        .count();
  }

  private static long opened(Http http, List<Long> ids) {
    return ids.stream().filter(id -> http.get("/invoices/" + id).status() == 200).count();
  }

  private static Http silent(String url, Proof proof) {
    return Cast.by(proof.login(), Http.silent(url));
  }

  /** What becomes of 30 requests, one every 20 seconds, after the role was taken away. */
  private record Window(String roles, int before, int passed, int last, long lookUps) {

    static final List<Column> COLUMNS =
        List.of(
            Column.of("his roles are"),
            Column.counted("requests that still pass"),
            Column.counted("look-ups"));

    List<String> row() {
      return List.of(roles, "" + passed, "" + lookUps);
    }
  }

  private Window window(Stage stage, Person grace, String roles, Function<Proof, String> shown)
      throws Exception {
    var bob = cast.enters(stage, "bob", ADMIN);
    var http = Cast.by(shown.apply(bob.proof()), Http.silent(cast.url()));
    int before = http.get("/users").status();
    grace.http().send(DELETE, "/users/" + bob.account() + "/roles/ADMIN", null);
    watch.forward(Duration.ofSeconds(10));
    var asked = postgres.statements("/* roles */").during(() -> statuses(http));
    int passed = Collections.frequency(asked.result(), 200);
    return new Window(roles, before, passed, asked.result().getLast(), asked.count());
  }

  private List<Integer> statuses(Http http) {
    var statuses = new ArrayList<Integer>();
    for (int i = 0; i < REQUESTS; i++) {
      statuses.add(http.get("/users").status());
      watch.forward(Duration.ofSeconds(20));
    }
    return statuses;
  }
}
