package dev.backendlab.jwt;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import dev.backendlab.jwt.api.ApiApplication;
import dev.backendlab.jwt.api.JwtVerifier;
import dev.backendlab.jwt.api.PublishedKeys;
import dev.backendlab.jwt.issuer.AccessTokens;
import dev.backendlab.jwt.issuer.IssuerApplication;
import dev.backendlab.jwt.issuer.RefreshTokens;
import dev.backendlab.jwt.issuer.SigningKeys;
import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Logged;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.StubServer;
import dev.backendlab.redis.RedisServer;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Demo("q12")
@SpringBootTest(
    classes = {IssuerApplication.class, IssuerCalls.class, Neighbours.class},
    webEnvironment = RANDOM_PORT)
record JwtDemo(
    AccessTokens tokens,
    SigningKeys keys,
    Neighbours neighbours,
    IssuerCalls calls,
    RedisServer redis,
    JsonMapper json) {

  private static final List<String> CUSTOMER = List.of("CUSTOMER");

  private static final TypeReference<Map<String, Object>> CLAIMS = new TypeReference<>() {};
  private static final List<String> ADMIN = List.of("ADMIN", "CUSTOMER");

  @Claim("compact")
  @Reads(AccessTokens.class)
  void aTokenFitsInOneHeader(Stage stage) {
    stage.say(
        "Ada logs in once. What she gets is one line of text for the header of every request.");
    var token =
        new Client(stage.http("ada", "issuer", neighbours.issuer())).login("ada").accessToken();
    stage.table(
        "The three parts of her token",
        List.of(Column.of("part"), Column.counted("bytes"), Column.of("decoded")),
        parts(token));
    var claims = claimsOf(token);
    stage.check("claims in it", claims.size()).is(7);
    stage
        .check("bytes of the whole token", token.length())
        .because("it holds what a decision needs, not all that is known of the user")
        .isAtMost(1_000);
    stage
        .check(
            "status of a request with the token in its header",
            new Client(stage.http("ada", neighbours.shop())).get("/me", token))
        .is(200);
    stage
        .control("the user's name in it, read without any key", claims.get("sub"))
        .because("base64url is an encoding: whoever sees a token can read it")
        .is("ada");
  }

  @Claim("claims")
  @Reads(JwtVerifier.class)
  void theServiceDecidesOnTheTokenAlone(Stage stage) {
    var shop = neighbours.shop();
    var ada = tokens.issue("ada", ADMIN);
    var bob = tokens.issue("bob", CUSTOMER);
    var session = Client.of(neighbours.issuer()).openSession("ada");
    me(ada);
    stage.say(
        "Five claims decide: who (sub), as what (roles), from whom (iss), for whom (aud), until when (exp).");
    long before = redis.commandsProcessed();
    sixDecisions(stage, ada, bob);
    long asked = redis.commandsProcessed() - before;
    stage.check("Redis commands for these six decisions", asked).is(0);
    stage
        .check("data sources that the service has", shop.beans(DataSource.class))
        .because("without one there is no SQL statement to count")
        .is(0);
    new Client(stage.http("ada", shop)).get("/me", session);
    long askedThen = redis.commandsProcessed() - before - asked;
    stage.control("Redis commands for one on a session token", askedThen).isAtLeast(1);
  }

  private void sixDecisions(Stage stage, String ada, String bob) {
    var toTheBank = reissued(bob, "\"shop\"", "\"bank\"");
    var fromElsewhere = reissued(bob, "login", "evil");
    var lastYears = reissued(bob, "\"exp\":\\d+", "\"exp\":1764000000");
    var asAda = new Client(stage.http("ada", neighbours.shop()));
    var asBob = new Client(stage.http("bob", neighbours.shop()));
    stage
        .control("roles: Ada, an administrator, lists accounts", asAda.get("/accounts", ada))
        .is(200);
    stage.check("roles: Bob, a customer, tries to", asBob.get("/accounts", bob)).is(403);
    stage.control("Bob asks who he is", asBob.get("/me", bob)).is(200);
    stage
        .check("aud: his token for another shop", asBob.get("/me", toTheBank))
        .because("a token that was stolen from, or by, another service opens nothing here")
        .is(401);
    stage.check("iss: his token from another issuer", asBob.get("/me", fromElsewhere)).is(401);
    stage.check("exp: his token of last year", asBob.get("/me", lastYears)).is(401);
  }

  @Claim("signature")
  @Reads({JwtVerifier.class, PublishedKeys.class})
  void aForgedTokenIsRefused(Stage stage) throws Exception {
    var bob = tokens.issue("bob", CUSTOMER);
    stage.say(
        "Bob's token is real. Now it is forged in every way that has ever worked against somebody.");
    try (var log = Logged.byPackageOf(ApiApplication.class);
        var lair = StubServer.answering(404, "")) {
      var attacks = new Attacks(bob, keys.current(), lair.url() + "/jwks.json").all();
      var tried = attacks.stream().map(attack -> tried(attack, log)).toList();
      stage.table("Attacks, each beside its legitimate control", Tried.COLUMNS, tried, Tried::row);
      stage
          .check("attacks not answered with 401", names(tried, each -> each.status() != 401))
          .because("algorithm, key and demands come from the service, never from the token")
          .is(List.of());
      stage
          .check("attacks answered with 500 or more", names(tried, each -> each.status() >= 500))
          .is(List.of());
      stage
          .check(
              "attacks without a reason in the log", names(tried, each -> each.reason().isEmpty()))
          .is(List.of());
      stage.check("visits to the attacker's key server", lair.visits().now()).is(0);
      stage.control("controls refused", names(tried, each -> each.control() != 200)).is(List.of());
    }
  }

  @Claim("stateless")
  @Reads(PublishedKeys.class)
  void aTokenOutlivesItsIssuer(Stage stage) {
    try (var store = RedisServer.start();
        var issuer = neighbours.issuerOn(store);
        var shop = neighbours.apiOn(store, issuer)) {
      var login = Client.of(issuer.url());
      var jwt = login.login("ada").accessToken();
      var unseen = login.login("bob").accessToken();
      var session = login.openSession("ada");
      var http = new Client(stage.http("ada", shop));
      var asBob = new Client(stage.http("bob", shop));
      stage.control("Ada's session token while everything is up", http.get("/me", session)).is(200);
      stage.control("her JWT", http.get("/me", jwt)).is(200);
      issuer.close();
      store.stop();
      stage.say("The issuer is shut down and its Redis is stopped.");
      stage
          .check("Ada's JWT", http.get("/me", jwt))
          .because("the public key that the service fetched before is all it needs")
          .is(200);
      stage.check("Bob's JWT, which the service has never seen", asBob.get("/me", unseen)).is(200);
      stage
          .control("Ada's session token at the same moment", http.get("/me", session))
          .because("nobody is left who knows what it means")
          .is(503);
    }
  }

  @Claim("microservices")
  @Reads(JwtVerifier.class)
  void everyServiceVerifiesByItself(Stage stage) throws Exception {
    var payments = neighbours.api("payments");
    var orders = neighbours.api("orders", "api.next=" + payments.url());
    var shop = neighbours.api("shop", "api.next=" + orders.url());
    var jwt = tokens.issue("ada", ADMIN);
    var session = Client.of(neighbours.issuer()).openSession("ada");
    stage.say(
        "One checkout passes through three services, and each wants to know on whose behalf.");
    var http = new Client(stage.http("ada", shop));
    stage.check("status with the JWT", http.get("/checkout", jwt)).is(200);
    stage.control("status with the session token", http.get("/checkout", session)).is(200);

    var plain = Client.of(shop.url());
    stage
        .check("calls to the issuer in 10 checkouts with the JWT", callsIn(10, plain, jwt))
        .because("each service has the public key, and needs nobody else")
        .is(0);
    stage
        .control("calls to it in 10 with the session token", callsIn(10, plain, session))
        .because("each service must ask what the token means: one introspection per hop")
        .is(30);
    timed(stage, plain, session, jwt);
  }

  @Claim(
      value = "verification-cost",
      withoutTwin = "a pure measurement: there is no mechanism to replace")
  void verifyingIsCheapAndSigningIsNot(Stage stage) {
    var all = SigningWork.all(claimsOf(tokens.issue("ada", ADMIN)));
    stage.say(
        "One thread signs and verifies Ada's token with four algorithms, in turn, until the compiler"
            + " has finished with all of them; its processor time counts.");
    var rates = SigningRates.of(stage, all);
    rates.show(stage, all);
    stage
        .compare("RS256: what a service does per request, and an issuer per login", "tokens/s")
        .without("sign", rates.signs().of("RS256"))
        .with("verify", rates.verifies().of("RS256"))
        .because("the public exponent has two bits set, the private one about a thousand")
        .isHigherBy(3);
    stage
        .compare("signing", "tokens/s")
        .without("RS256", rates.signs().of("RS256"))
        .with("HS256", rates.signs().of("HS256"))
        .because("one hash, but the verifier needs the same secret, and so could sign too")
        .isHigherBy(10);
    stage
        .check("characters of an ES256 or EdDSA signature", signatures(all, "ES256", "EdDSA"))
        .is(List.of(86, 86));
    stage.control("characters of an RS256 signature", signatures(all, "RS256")).is(List.of(342));
  }

  @Claim("revocation")
  @Reads({RefreshTokens.class, SigningKeys.class})
  void aLoggedOutTokenWorksUntilItExpires(Stage stage) throws Exception {
    var issuer = Client.of(neighbours.issuer());
    var ada = issuer.login("ada");
    issuer.logout(ada);
    stage.say("Ada logs out. Her refresh token is dead, but her access token does not know.");
    stage
        .check("status of her access token after the logout", me(ada.accessToken()))
        .because("the service decides on the token alone, and the token has not changed")
        .is(200);
    stage
        .control("status of her refresh token", issuer.refresh(ada.refreshToken()).status())
        .is(401);
    var remedies = new Remedies(stage, this);
    var brief = shortLife(stage, remedies);
    var listed = denyList(stage, remedies);
    var rotated = keyRotation(stage, remedies);
    stage.table(
        "What it costs to be rid of a token before its time",
        Remedies.COLUMNS,
        List.of(Remedies.none(), brief.row(), listed.row(), rotated.row()));
  }

  private static Remedies.ShortLife shortLife(Stage stage, Remedies remedies) {
    stage.say("Remedy 1: access tokens die soon, and a refresh token works only once.");
    var seen = remedies.shortLife();
    stage.control("status of Ada's refresh", seen.refresh()).is(200);
    stage.check("Redis commands of a refresh", seen.commands()).is(2);
    stage
        .check("status when a thief refreshes with a copy of what she just used", seen.thief())
        .because("a refresh token that comes a second time was copied")
        .is(401);
    stage
        .check("status of Ada's next refresh", seen.next())
        .because("nobody can tell the thief from her: the login ends for both")
        .is(401);
    stage.check("status of a token of one second, after it", seen.expired()).is(401);
    stage.control("status of one of five minutes then", seen.fresh()).is(200);
    return seen;
  }

  private static Remedies.DenyList denyList(Stage stage, Remedies remedies) throws Exception {
    stage.say("Remedy 2: the ids of logged-out tokens on Redis, looked up in every request.");
    var seen = remedies.denyList();
    stage.control("status of Ada's token", seen.before()).is(200);
    stage.check("status of the same token right after her logout", seen.after()).is(401);
    stage
        .check("Redis commands per request", seen.price().commands())
        .because("the service asks before it believes: it is stateful again")
        .is(1);
    stage.control("of a service that only verifies", seen.commandsWithout()).is(0);
    return seen;
  }

  private static Remedies.KeyRotation keyRotation(Stage stage, Remedies remedies) throws Exception {
    stage.say("Remedy 3: a new key signs; the old one stays published for a while, then goes.");
    var seen = remedies.keyRotation();
    stage.control("status of a token of the new key, at once", seen.renewed()).is(200);
    stage.control("status of Ada's old token during the grace", seen.grace()).is(200);
    stage.check("status of Ada's old token after the grace", seen.old()).is(401);
    stage
        .check("status of Bob's, who never logged out", seen.bobs())
        .because("a key is everybody's: rotation is for the day it was stolen")
        .is(401);
    stage.control("status of the token of the new key", seen.kept()).is(200);
    return seen;
  }

  private long callsIn(int checkouts, Client shop, String token) {
    long before = calls.count();
    IntStream.range(0, checkouts).forEach(i -> shop.get("/checkout", token));
    return calls.count() - before;
  }

  private static void timed(Stage stage, Client plain, String session, String jwt)
      throws Exception {
    var timed =
        stage
            .inTurn("a checkout")
            .way("session token", () -> plain.get("/checkout", session))
            .way("JWT", () -> plain.get("/checkout", jwt))
            .rounds(60);
    stage
        .compare("p50 of a checkout", "ms")
        .without("session token, introspection", timed.of("session token").p50())
        .with("JWT", timed.of("JWT").p50())
        .because("three calls to the issuer are not made; what one costs is a matter of distance")
        .show();
  }

  private int me(String token) {
    return Client.of(neighbours.shop().url()).get("/me", token);
  }

  /** The issuer's own signature on a payload that is another one. */
  private String reissued(String token, String found, String replacement) {
    var forge = Forge.of(token);
    var payload = forge.payload().replaceFirst(found, replacement);
    return forge.signed(payload, keys.current().secret());
  }

  private Tried tried(Attack attack, Logged log) {
    int status = me(attack.token());
    var reason = String.join("; ", log.take()).replace("Refused a token: ", "");
    return new Tried(attack.name(), status, reason, me(attack.control()));
  }

  private record Tried(String attack, int status, String reason, int control) {

    static final List<Column> COLUMNS =
        List.of(
            Column.of("attack"),
            Column.counted("status"),
            Column.of("reason in the log"),
            Column.counted("control"));

    List<String> row() {
      return List.of(attack, String.valueOf(status), reason, String.valueOf(control));
    }
  }

  private static List<String> names(List<Tried> tried, Predicate<Tried> which) {
    return tried.stream().filter(which).map(Tried::attack).toList();
  }

  private static List<Integer> signatures(List<SigningWork> all, String... algorithms) {
    return all.stream()
        .filter(work -> List.of(algorithms).contains(work.algorithm()))
        .map(SigningWork::signature)
        .toList();
  }

  private Map<String, Object> claimsOf(String token) {
    return json.readValue(Forge.of(token).payload(), CLAIMS);
  }

  private static List<List<String>> parts(String token) {
    var parts = Forge.of(token);
    return List.of(
        List.of("header", bytes(token, 0), parts.header()),
        List.of("payload", bytes(token, 1), parts.payload()),
        List.of("signature", bytes(token, 2), "256 bytes that only the issuer can compute"));
  }

  private static String bytes(String token, int part) {
    return String.valueOf(token.split("\\.")[part].length());
  }
}
