package dev.backendlab.access;

import static dev.backendlab.access.AccessRules.Role.ADMIN;
import static dev.backendlab.access.AccessRules.Role.CLERK;
import static dev.backendlab.access.AccessRules.Role.CUSTOMER;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;
import static org.springframework.http.HttpMethod.DELETE;

import dev.backendlab.access.Cast.Person;
import dev.backendlab.access.Instruments.Additions;
import dev.backendlab.access.Instruments.Handled;
import dev.backendlab.access.Instruments.Hashes;
import dev.backendlab.access.Instruments.Wristwatch;
import dev.backendlab.access.RoleMatrix.Cell;
import dev.backendlab.access.Tokens.Caller;
import dev.backendlab.access.Tokens.Proof;
import dev.backendlab.kit.Answer;
import dev.backendlab.kit.Bar;
import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Counter.Observed;
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
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Who is calling, what that caller may do, and how the one is mistaken for the other. */
@Demo("q11")
@SpringBootTest(webEnvironment = RANDOM_PORT)
@Import({Cast.class, Handled.class, Hashes.class, Wristwatch.class, Additions.class})
record AccessDemo(
    Cast cast,
    Hashes hashes,
    Handled handled,
    Wristwatch watch,
    AccessRules rules,
    Additions added,
    PostgresServer postgres) {

  private static final Map<String, Object> RENT = Map.of("to", 4711, "cents", 90_000);
  private static final int REQUESTS = 30;
  private static final String TRANSFERS = "/transfers";

  @Claim("who-you-are")
  @Reads({AccessSecurity.class, Accounts.class})
  void aLoginTellsNobodyWhoHasAnAccount(Stage stage) throws Exception {
    logsIn(Http.silent(cast.url()), "ada", "analytical-engine");
    stage.say(
        "Somebody logs in: with Ada's password, with a wrong one, and as a user that is none.");
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
    var matrix = new RoleMatrix(cast.url(), rules.table(), cast.logins(stage));
    var cells = matrix.tried(List.of(UnaryOperator.identity()));
    stage.table("Roles and endpoints", RoleMatrix.COLUMNS, matrix.table(cells));
    stage.control("of 192 requests, those that came to a handler", opened(cells).size()).is(17);
    stage.check("requests that no rule opens, and came through", undeclared(cells)).is(List.of());
    stage.say("Once more in four other spellings: two slashes, an encoded letter, and so on.");
    var spelled = matrix.tried(RoleMatrix.SPELLINGS);
    stage
        .check("spellings that open what is closed", undeclared(spelled))
        .because("rules and handlers read a path in one way, and suspicious ones are turned away")
        .is(List.of());
    stage.control("spellings that open what is open, all encoded", opened(spelled).size()).is(17);
    stage.control("a new endpoint, called as a method", added.export()).is("every invoice");
    stage
        .check("its status for nobody and the three roles", matrix.statusesOf(Additions.EXPORT))
        .because("no line of the rules names it yet")
        .is(List.of(401, 403, 403, 403));
  }

  @Claim("object-level")
  @Reads(Ledger.class)
  void aRoleDoesNotSayWhoseInvoiceItIs(Stage stage) throws Exception {
    var ada = cast.enters(stage, "ada", CUSTOMER);
    var bob = cast.enters(stage, "bob", CUSTOMER);
    var ids = cast.invoices(bob, 1_000);
    stage.say("Ada may read invoices, as a customer. She tries the ids of 1,000 of Bob's.");
    var rows = postgres.rows("/* invoice */");
    var after = rows.during(() -> checkedAfterLoading(ada, ids));
    var query = rows.during(() -> open(ada, ids, ""));
    var alone = open(ada, ids, Additions.ROLE_ALONE);
    stage.control("invoices open to her by the role alone", alone).is(1_000);
    stage.check("invoices open to her by role and owner", query.result()).is(0);
    stage.control("invoices open to her, checked after loading", after.result()).is(0);
    stage.control("rows read for them, checked after loading", after.count()).is(1_000);
    stage.check("rows read with the owner in the query", query.count()).is(0);
    var path = "/invoices/" + ids.getFirst();
    var foreign = ada.http().get(path);
    var none = ada.http().get("/invoices/0");
    stage.check("status of a foreign invoice", foreign.status()).is(404);
    stage
        .check("its answer, compared with an invoice that is not there", foreign.body())
        .because("a 403 would tell that there is such an invoice")
        .is(none.body().replace("/invoices/0", path));
    var carol = cast.enters(stage, "carol", CLERK);
    var allowed = List.of(bob.http().get(path).status(), carol.http().get(path).status());
    stage.control("statuses for Bob himself, and for a clerk", allowed).is(List.of(200, 200));
  }

  @Claim("takes-effect")
  @Reads({Tokens.class, Accounts.class})
  void aRoleIsGoneWhereItIsReadAnew(Stage stage) throws Exception {
    stage.say(
        "Grace takes the administrator's role from Bob. He goes on asking, every 20 seconds.");
    var grace = cast.enters(stage, "grace", ADMIN);
    var anew = demoted(stage, grace, Proof::login);
    var kept = demoted(stage, grace, Proof::token);
    stage
        .check("requests of 30 that still pass, roles looked up", passed(anew.result()))
        .because("the next request reads the roles as they are then")
        .is(0);
    stage
        .control("requests of 30 that still pass, roles in the token", passed(kept.result()))
        .because("the token says so until it expires, after five minutes")
        .is(15);
    stage.check("his last status, roles looked up", anew.result().getLast()).is(403);
    stage.control("his last status, the token expired", kept.result().getLast()).is(401);
    stage.control("look-ups for 30 requests, roles looked up", anew.count()).is(REQUESTS);
    stage.check("look-ups for 30 requests, roles in the token", kept.count()).is(0);
    stage.bars(
        "What 30 requests cost",
        "look-ups",
        Bar.bar("looked up", anew.count()),
        Bar.bar("in the token", kept.count()));
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

  private static List<Cell> opened(List<Cell> cells) {
    return cells.stream().filter(Cell::opened).toList();
  }

  private static List<String> undeclared(List<Cell> cells) {
    return opened(cells).stream()
        .filter(cell -> !cell.declared())
        .map(Cell::request)
        .distinct()
        .toList();
  }

  /** How many of these invoices the service gives to her. */
  private long open(Person person, List<Long> ids, String query) {
    var http = Cast.by(person.proof().login(), Http.silent(cast.url()));
    return ids.parallelStream()
        .filter(id -> http.get("/invoices/" + id + query).status() == 200)
        .count();
  }

  private long checkedAfterLoading(Person ada, List<Long> ids) {
    var caller = new Caller(ada.account(), Set.of(CUSTOMER));
    var all = new BrokenTwins.RolesAlone(cast.jdbc());
    return ids.stream()
        .flatMap(id -> all.visibleTo(caller, id).stream())
        .filter(invoice -> invoice.owner().equals(caller.name()))
        .count();
  }

  /** The statuses of an administrator's requests after the role was taken away, and look-ups. */
  private Observed<List<Integer>> demoted(Stage stage, Person grace, Function<Proof, String> shown)
      throws Exception {
    var bob = cast.enters(stage, "bob", ADMIN);
    var http = Cast.by(shown.apply(bob.proof()), Http.silent(cast.url()));
    grace.http().send(DELETE, "/users/" + bob.account() + "/roles/ADMIN", null);
    watch.forward(Duration.ofSeconds(10));
    return postgres.statements("/* roles */").during(() -> statuses(http));
  }

  private List<Integer> statuses(Http http) {
    var statuses = new ArrayList<Integer>();
    for (int i = 0; i < REQUESTS; i++) {
      statuses.add(http.get("/users").status());
      watch.forward(Duration.ofSeconds(20));
    }
    return statuses;
  }

  private static int passed(List<Integer> statuses) {
    return Collections.frequency(statuses, 200);
  }
}
