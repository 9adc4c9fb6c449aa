package dev.backendlab.jwt;

import dev.backendlab.kit.Column;
import dev.backendlab.kit.Counted;
import dev.backendlab.kit.Measured;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.figure.Figures;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** The three ways to be rid of a token before its time, each with its price. */
record Remedies(Stage stage, JwtDemo lab) {

  static final List<Column> COLUMNS =
      List.of(
          Column.of("remedy"),
          Column.byConstruction("old token works"),
          Column.counted("Redis commands per request"),
          Column.measured("added to p50, ms"),
          Column.of("and besides"));

  private static final int REQUESTS = 100;
  private static final List<String> ROLES = List.of("CUSTOMER");

  List<String> none() {
    return List.of("none", "until it expires: 5 min", "0", "–", "a thief is the user");
  }

  List<String> shortLife() {
    stage.say("Remedy 1: access tokens die soon, and a refresh token works only once.");
    var issuer = Client.of(lab.neighbours().issuer());
    var first = issuer.login("ada");
    var brief = lab.tokens().issue("ada", ROLES, Duration.ofSeconds(1));
    long before = lab.redis().commandsProcessed();
    var second = issuer.refresh(first.refreshToken());
    long commands = lab.redis().commandsProcessed() - before;
    stage.control("status of Ada's refresh", second.status()).is(200);
    stage.check("Redis commands of a refresh", commands).is(2);
    var thief = issuer.refresh(first.refreshToken());
    stage
        .check("status when a thief refreshes with a copy of what she just used", thief.status())
        .because("a refresh token that comes a second time was copied")
        .is(401);
    var third = issuer.refresh(second.next());
    stage
        .check("status of Ada's next refresh", third.status())
        .because("nobody can tell the thief from her: the login ends for both")
        .is(401);
    awaitRefusal(plain(), brief);
    stage.check("status of a token of one second, after it", plain().get("/me", brief)).is(401);
    stage
        .control("status of one of five minutes then", plain().get("/me", first.accessToken()))
        .is(200);
    var besides = "%d Redis commands and a signature per refresh".formatted(commands);
    return List.of("short life, refresh rotation", "until it expires: 1 s", "0", "–", besides);
  }

  List<String> denyList() throws Exception {
    stage.say("Remedy 2: the ids of logged-out tokens on Redis, looked up in every request.");
    var issuer = Client.of(lab.neighbours().issuer());
    var careful = careful();
    var ada = issuer.login("ada");
    stage.control("status of Ada's token", careful.get("/me", ada.accessToken())).is(200);
    issuer.logout(ada);
    stage
        .check(
            "status of the same token right after her logout",
            careful.get("/me", ada.accessToken()))
        .is(401);
    var price = priceOf("deny-list", careful);
    stage
        .check("Redis commands per request", price.commands())
        .because("the service asks before it believes: it is stateful again")
        .is(1);
    stage.control("of a service that only verifies", commandsPerRequest(plain())).is(0);
    return row("deny-list by jti", "for no further request", price, "without Redis, no answer");
  }

  List<String> keyRotation() throws Exception {
    stage.say("Remedy 3: a new key signs; the old one stays published for a while, then goes.");
    var rotated = attentive();
    var old = lab.keys().current().id();
    var ada = lab.tokens().issue("ada", ROLES);
    var bob = lab.tokens().issue("bob", ROLES);
    lab.keys().rotate();
    var renewed = lab.tokens().issue("ada", ROLES);
    stage.control("status of a token of the new key, at once", rotated.get("/me", renewed)).is(200);
    stage.control("status of Ada's old token during the grace", rotated.get("/me", ada)).is(200);
    lab.keys().withdraw(old);
    awaitRefusal(rotated, ada);
    stage.check("status of Ada's old token after the grace", rotated.get("/me", ada)).is(401);
    stage
        .check("status of Bob's, who never logged out", rotated.get("/me", bob))
        .because("a key is everybody's: rotation is for the day it was stolen")
        .is(401);
    stage.control("status of the token of the new key", rotated.get("/me", renewed)).is(200);
    var price = priceOf("key rotation", rotated);
    return row("key rotation", "until the services hear of it", price, "everybody must refresh");
  }

  private Client plain() {
    return Client.of(lab.neighbours().shop().url());
  }

  /** A service that looks every token up in the deny-list. */
  private Client careful() {
    return api("careful", "api.deny-list=true");
  }

  /** A service that soon hears of a withdrawn key. */
  private Client attentive() {
    return api("attentive", "api.keys-max-age=200ms");
  }

  private Client api(String name, String settings) {
    return Client.of(lab.neighbours().api(name, settings).url());
  }

  /**
   * What a remedy costs each request.
   *
   * @param commands that Redis processes for it
   * @param added to the p50 of a service without a remedy, in ms
   */
  private record Price(Counted commands, Measured added) {

    /** A difference whose spread has 0 in it is none that anybody has measured. */
    String words() {
      return added.low() <= 0 && added.high() >= 0
          ? "within noise"
          : "%+.2f".formatted(added.value());
    }
  }

  private Price priceOf(String remedy, Client api) throws Exception {
    var plain = plain();
    var token = lab.tokens().issue("bob", ROLES);
    var timed =
        stage
            .inTurn("a request")
            .way("only verified", () -> plain.get("/me", token))
            .way(remedy, () -> api.get("/me", token))
            .rounds(REQUESTS);
    var added = timed.of(remedy).p50().minus(timed.of("only verified").p50());
    return new Price(commandsPerRequest(api), added);
  }

  private Counted commandsPerRequest(Client api) {
    var token = lab.tokens().issue("bob", ROLES);
    api.get("/me", token);
    long before = lab.redis().commandsProcessed();
    IntStream.range(0, REQUESTS).forEach(i -> api.get("/me", token));
    return Counted.per(lab.redis().commandsProcessed() - before, REQUESTS);
  }

  private static void awaitRefusal(Client api, String token) {
    Awaitility.await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> api.get("/me", token) == 401);
  }

  private static List<String> row(String remedy, String works, Price price, String besides) {
    return List.of(remedy, works, Figures.of(price.commands()), price.words(), besides);
  }
}
