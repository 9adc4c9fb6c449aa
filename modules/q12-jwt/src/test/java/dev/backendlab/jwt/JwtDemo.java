package dev.backendlab.jwt;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import dev.backendlab.jwt.api.JwtVerifier;
import dev.backendlab.jwt.api.PublishedKeys;
import dev.backendlab.jwt.api.TokenRules;
import dev.backendlab.jwt.issuer.AccessTokens;
import dev.backendlab.jwt.issuer.IssuerApplication;
import dev.backendlab.jwt.issuer.RefreshTokens;
import dev.backendlab.jwt.issuer.SigningKeys;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.RequestCounter;
import dev.backendlab.kit.Stage;
import dev.backendlab.redis.RedisServer;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

@Demo("q12")
@SpringBootTest(
    classes = IssuerApplication.class,
    properties = Neighbours.KEY_FILE,
    webEnvironment = RANDOM_PORT)
@Import({RequestCounter.class, Neighbours.class})
record JwtDemo(
    AccessTokens tokens,
    SigningKeys keys,
    Neighbours neighbours,
    RequestCounter callsToIssuer,
    RedisServer redis) {

  private static final List<String> CUSTOMER = List.of("CUSTOMER");

  @Claim("compact")
  @Reads(AccessTokens.class)
  void aTokenFitsInOneHeader(Stage stage) {
    stage.say("Ada logs in once, and gets one line of text for the header of every request.");
    var issuer = new Client(stage.http("ada", "issuer", neighbours.issuer()));
    var hers = issuer.login("ada");
    var parts = Forge.of(hers.accessToken());
    stage.table("The three parts of her token", Forge.PARTS, parts.parts());
    stage.check("claims in it", parts.claims().size()).is(7);
    stage
        .check("bytes of the whole token", hers.accessToken().length())
        .because("it holds what a decision needs, not all that is known of the user")
        .isAtMost(1_000);
    stage.check("status of her logout, with it in a header", issuer.logout(hers)).is(204);
    stage
        .control("the user's name in it, read without any key", parts.claims().get("sub"))
        .because("base64url is an encoding: it can be read wherever the token is seen")
        .is("ada");
  }

  @Claim("claims")
  @Reads({JwtVerifier.class, TokenRules.class})
  void theServiceDecidesOnTheTokenAlone(Stage stage) throws Exception {
    var ada = tokens.issue("ada", List.of("ADMIN"));
    var bob = tokens.issue("bob", CUSTOMER);
    var session = Client.of(neighbours.issuer()).openSession("ada");
    neighbours.me(ada);
    stage.say("Five claims decide: user, roles, issuer, audience and expiry.");
    long asked = redis.counter().of(() -> sixDecisions(stage, ada, bob));
    stage.check("Redis commands for these six decisions", asked).is(0);
    stage
        .check("data sources that the service has", neighbours.shop().beans(DataSource.class))
        .because("without one there is no SQL statement to count")
        .is(0);
    long askedThen = redis.counter().of(() -> neighbours.me(session));
    stage.control("Redis commands for one on a session token", askedThen).isAtLeast(1);
  }

  private void sixDecisions(Stage stage, String ada, String bob) throws Exception {
    var key = keys.current().secret();
    var toTheBank = Forge.of(bob).withPayload("\"shop\"", "\"bank\"").signed(key);
    var fromEvil = Forge.of(bob).withPayload("login", "evil").signed(key);
    var lastYears = Forge.of(bob).withPayload("\"exp\":\\d+", "\"exp\":1764000000").signed(key);
    var asAda = Client.of(stage, "ada", neighbours.shop());
    var asBob = Client.of(stage, "bob", neighbours.shop());
    stage.control("roles: accounts for Ada, an administrator", asAda.get("/accounts", ada)).is(200);
    stage.check("roles: accounts for Bob, a customer", asBob.get("/accounts", bob)).is(403);
    stage.control("Bob asks who he is", asBob.get("/me", bob)).is(200);
    stage
        .check("aud: his token for another shop", asBob.get("/me", toTheBank))
        .because("a token that was stolen from, or by, another service opens nothing here")
        .is(401);
    stage.check("iss: his token from another issuer", asBob.get("/me", fromEvil)).is(401);
    stage.check("exp: his token of last year", asBob.get("/me", lastYears)).is(401);
  }

  @Claim("signature")
  @Reads({JwtVerifier.class, TokenRules.class, PublishedKeys.class})
  void aForgedTokenIsRefused(Stage stage) throws Exception {
    stage.say("Eve forges Bob's token, for our verifier and for seven with a flaw each.");
    try (var eve = Lair.open();
        var issuer = IssuerKeys.publish(keys.current());
        var shop = neighbours.shopOf(issuer.url()).start()) {
      var tried = Trial.all(new Attacks(tokens.issue("bob", CUSTOMER), issuer, eve), shop, eve);
      stage.table("Attacks, and the flaws that let them in", Trial.COLUMNS, tried, Trial::row);
      stage
          .check("attacks not answered with 401", Trial.notRefused(tried))
          .because("algorithm, key and demands come from the service, and none from the token")
          .is(List.of());
      stage.check("attacks without a reason in the log", Trial.silent(tried)).is(List.of());
      stage.check("our visits to Eve's servers", Trial.visits(tried)).is(0);
      stage.control("honest tokens that we refuse", Trial.tooStrict(tried)).is(List.of());
      stage.bars("Let in by one that", "of %d attacks".formatted(tried.size()), Trial.letIn(tried));
      stage.check("verdicts that no flaw explains", Trial.unexpected(tried)).is(List.of());
      stage.control("honest tokens that a flawed one refuses", Trial.unusable(tried)).is(List.of());
      stage.control("visits of the flawed ones", eve.visits()).is(2);
    }
  }

  @Claim("stateless")
  @Reads({JwtVerifier.class, PublishedKeys.class})
  void aTokenOutlivesItsIssuer(Stage stage) {
    try (var store = RedisServer.start();
        var issuer = neighbours.issuerOn(store);
        var shop = neighbours.shopOf(issuer.url()).on(store).start()) {
      var login = Client.of(issuer.url());
      var jwt = login.login("ada").accessToken();
      var unseen = login.login("bob").accessToken();
      var session = login.openSession("ada");
      var ada = Client.of(stage, "ada", shop);
      stage.control("Ada's session token while all is up", ada.get("/me", session)).is(200);
      stage.control("her JWT", ada.get("/me", jwt)).is(200);
      issuer.close();
      store.stop();
      stage.say("The issuer is shut down and its Redis is stopped.");
      stage
          .check("Ada's JWT", ada.get("/me", jwt))
          .because("the public key that the service fetched before is all it needs")
          .is(200);
      var bob = Client.of(stage, "bob", shop);
      stage.check("Bob's JWT, which the service has never seen", bob.get("/me", unseen)).is(200);
      stage.control("Ada's session token at the same moment", ada.get("/me", session)).is(503);
      lateService(stage, neighbours.shopOf(issuer.url()).on(store), jwt);
    }
  }

  private static void lateService(Stage stage, App.Starter shop, String jwt) {
    stage.say("A second instance of the service starts only now. It has never met the issuer.");
    try (var late = shop.named("late shop").start()) {
      var ada = Client.of(stage, "ada", late);
      stage
          .control("Ada's JWT at the late instance", ada.get("/me", jwt))
          .because("it has no key: it can neither believe the token nor call it invalid")
          .is(503);
    }
  }

  @Claim("microservices")
  @Reads({JwtVerifier.class, PublishedKeys.class})
  void everyServiceVerifiesByItself(Stage stage) throws Exception {
    var asking = neighbours.chain("api.introspection-life=0s");
    var believing = neighbours.chain("api.introspection-life=30s");
    var issuer = Client.of(neighbours.issuer());
    var session = issuer.openSession("ada");
    var jwt = tokens.issue("ada", CUSTOMER);
    stage.say("A checkout asks three services. A second chain believes an answer for 30 s.");
    var ada = Client.of(stage, "ada", asking);
    stage.control("status with the session token", ada.get("/checkout", session)).is(200);
    stage.check("status with the JWT", ada.get("/checkout", jwt)).is(200);
    long asked = callsIn(asking, session);
    long believed = callsIn(believing, session);
    long verified = callsIn(asking, jwt);
    stage.control("calls to the issuer in 10 checkouts with the session token", asked).is(30);
    stage.control("the same where answers are believed for 30 s", believed).is(3);
    stage
        .check("the same with the JWT", verified)
        .because("each service has the public key, and needs nobody else")
        .is(0);
    issuer.endSession(session);
    afterTheEnd(stage, ada, believing, session);
    Prices.ofWays(stage, asked, believed, verified);
  }

  private static void afterTheEnd(Stage stage, Client ada, App believing, String session) {
    stage.say("Ada ends her session.");
    stage.control("her session token where it is asked for", ada.get("/checkout", session)).is(401);
    var there = Client.of(stage, "ada", believing);
    stage
        .check("her session token where answers are believed", there.get("/checkout", session))
        .because("the services do not ask: a remembered answer works like a JWT of 30 s")
        .is(200);
  }

  @Claim(value = "verification-cost", alone = true, withoutTwin = "it only measures")
  void verifyingIsCheapAndSigningIsNot(Stage stage) {
    var all = SigningWork.all(Forge.of(tokens.issue("ada", CUSTOMER)).claims());
    stage.say("One thread signs and verifies Ada's token, in turn with four algorithms.");
    var rates = SigningRates.of(stage, all);
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
    var signatures = SigningWork.signatures(all);
    stage.check("characters of an ES256 signature", signatures.get("ES256")).is(86);
    stage.check("characters of an EdDSA signature", signatures.get("EdDSA")).is(86);
    stage.control("characters of an RS256 signature", signatures.get("RS256")).is(342);
  }

  @Claim("revocation")
  @Reads({RefreshTokens.class, SigningKeys.class})
  void aLoggedOutTokenWorksUntilItExpires(Stage stage) throws Exception {
    var issuer = Client.of(neighbours.issuer());
    var ada = issuer.login("ada");
    issuer.logout(ada);
    stage.say("Ada logs out. Her refresh token is dead, but her access token does not know.");
    stage
        .check("status of her access token after the logout", neighbours.me(ada.accessToken()))
        .because("the service decides on the token alone, and the token has not changed")
        .is(200);
    stage.control("her refresh token", issuer.refresh(ada.refreshToken()).status()).is(401);
    long perRefresh = shortLife(stage, issuer);
    long lookUps = denyList(stage, issuer);
    keyRotation(stage);
    Prices.ofRemedies(stage, perRefresh, lookUps);
  }

  private long shortLife(Stage stage, Client issuer) throws Exception {
    stage.say("Remedy 1: access tokens die soon, and a refresh token works only once.");
    var brief = tokens.issue("ada", CUSTOMER, Duration.ofSeconds(1));
    var first = issuer.login("ada");
    var seen = redis.counter().during(() -> issuer.refresh(first.refreshToken()));
    var second = seen.result().as(Client.Tokens.class);
    stage.control("Ada's refresh", seen.result().status()).is(200);
    stage.check("Redis commands of a refresh", seen.count()).is(2);
    stage
        .check("a thief's refresh, with a copy", issuer.refresh(first.refreshToken()).status())
        .because("a refresh token that comes a second time was copied")
        .is(401);
    stage
        .check("Ada's next refresh", issuer.refresh(second.refreshToken()).status())
        .because("nobody can tell the thief from her: the login ends for both")
        .is(401);
    stage
        .checkSoon("status of a token of one second, after it", () -> neighbours.me(brief))
        .is(401);
    stage.control("status of one of five minutes then", neighbours.me(first.accessToken())).is(200);
    return seen.count();
  }

  private long denyList(Stage stage, Client issuer) throws Exception {
    stage.say("Remedy 2: the ids of logged-out tokens on Redis, looked up in every request.");
    var careful = Client.of(neighbours.careful().url());
    var ada = issuer.login("ada");
    var bob = tokens.issue("bob", CUSTOMER);
    stage.control("status of Ada's token", careful.get("/me", ada.accessToken())).is(200);
    issuer.logout(ada);
    stage.check("status of it after her logout", careful.get("/me", ada.accessToken())).is(401);
    stage.control("status of Bob's, who has not logged out", careful.get("/me", bob)).is(200);
    long listed = redis.counter().of(() -> careful.times(100, "/me", bob));
    stage
        .check("Redis commands of 100 requests", listed)
        .because("the service asks before it believes: it is stateful again")
        .is(100);
    long verified = redis.counter().of(() -> neighbours.client().times(100, "/me", bob));
    stage.control("the same at a service that only verifies", verified).is(0);
    return listed;
  }

  private void keyRotation(Stage stage) {
    stage.say("Remedy 3: a new key signs; the old one stays published for a while, then goes.");
    var careful = Client.of(neighbours.careful().url());
    var old = keys.current().id();
    var ada = tokens.issue("ada", CUSTOMER);
    var bob = tokens.issue("bob", CUSTOMER);
    keys.rotate();
    var renewed = tokens.issue("ada", CUSTOMER);
    stage.control("status of a token of the new key", careful.get("/me", renewed)).is(200);
    stage.control("status of Ada's old token during the grace", careful.get("/me", ada)).is(200);
    keys.withdraw(old);
    stage.checkSoon("status of it after the grace", () -> careful.get("/me", ada)).is(401);
    stage
        .check("status of Bob's, who has not logged out", careful.get("/me", bob))
        .because("a key is everybody's: rotation is for the day it was stolen")
        .is(401);
    stage.control("status of the token of the new key", careful.get("/me", renewed)).is(200);
  }

  private long callsIn(App shop, String token) throws Exception {
    return callsToIssuer.of(() -> Client.of(shop.url()).times(10, "/checkout", token));
  }
}
