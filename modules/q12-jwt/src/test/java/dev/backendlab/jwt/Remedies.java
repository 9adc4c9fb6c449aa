package dev.backendlab.jwt;

import dev.backendlab.kit.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * The three ways to be rid of a token before its time, each with its price.
 *
 * @param life what is left of an ordinary token's life, in ms
 */
record Remedies(Stage stage, JwtDemo lab, double life) {

  static final List<String> COLUMNS =
      List.of(
          "remedy",
          "old token works for",
          "Redis commands per request",
          "added to p50",
          "and besides");

  private static final int REQUESTS = 25;
  private static final List<String> ROLES = List.of("CUSTOMER");

  List<String> none() throws Exception {
    return row("none", life, priceOf(plain()), "who has the token is the user");
  }

  List<String> shortLife() throws Exception {
    stage.say("Remedy 1: access tokens die soon, and a refresh token works only once.");
    var issuer = Client.of(lab.neighbours().issuer());
    var first = issuer.login("ada");
    var brief = lab.tokens().issue("ada", ROLES, Duration.ofSeconds(1));
    long start = System.nanoTime();
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
    double lived = millisUntilRefused(plain(), brief, start);
    stage
        .compare("how long an old access token works", "ms")
        .without("five minutes of life", life)
        .with("one second of life", lived)
        .isLowerBy(10);
    var besides = "%d Redis commands and a signature per refresh".formatted(commands);
    return row("short life, refresh rotation", lived, priceOf(plain()), besides);
  }

  List<String> denyList() throws Exception {
    stage.say("Remedy 2: the ids of logged-out tokens on Redis, looked up in every request.");
    var issuer = Client.of(lab.neighbours().issuer());
    var careful = careful();
    var ada = issuer.login("ada");
    stage.control("status of Ada's token", careful.get("/me", ada.accessToken())).is(200);
    issuer.logout(ada);
    long start = System.nanoTime();
    stage
        .check(
            "status of the same token right after her logout",
            careful.get("/me", ada.accessToken()))
        .is(401);
    double lived = millisSince(start);
    var price = priceOf(careful);
    stage
        .check("Redis commands per request", price.commands())
        .because("the service asks before it believes: it is stateful again")
        .is(1.0);
    stage.control("of a service that only verifies", priceOf(plain()).commands()).is(0.0);
    return row("deny-list by jti", lived, price, "without Redis, no answer");
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
    double lived = millisUntilRefused(rotated, ada, System.nanoTime());
    stage.check("status of Ada's old token after the grace", rotated.get("/me", ada)).is(401);
    stage
        .check("status of Bob's, who never logged out", rotated.get("/me", bob))
        .because("a key is everybody's: rotation is for the day it was stolen")
        .is(401);
    stage.control("status of the token of the new key", rotated.get("/me", renewed)).is(200);
    return row("key rotation", lived, priceOf(rotated), "everybody must refresh");
  }

  private Client plain() {
    return Client.of(lab.neighbours().api().url());
  }

  /** A service that looks every token up in the deny-list. */
  private Client careful() {
    return api(Map.of("api.name", "careful", "api.deny-list", "true"));
  }

  /** A service that soon hears of a withdrawn key. */
  private Client attentive() {
    return api(Map.of("api.name", "attentive", "api.keys-max-age", "200ms"));
  }

  private Client api(Map<String, String> settings) {
    return Client.of(lab.neighbours().api(settings).url());
  }

  /**
   * What a remedy costs each request.
   *
   * @param commands that Redis processes for it
   * @param added to the p50 of a service without a remedy, in ms
   */
  private record Price(double commands, double added) {}

  private Price priceOf(Client api) throws Exception {
    var plain = plain();
    var token = lab.tokens().issue("bob", ROLES);
    api.get("/me", token);
    long before = lab.redis().commandsProcessed();
    IntStream.range(0, REQUESTS).forEach(i -> api.get("/me", token));
    double commands = (lab.redis().commandsProcessed() - before) / (double) REQUESTS;
    var timed = InTurn.time(REQUESTS, () -> plain.get("/me", token), () -> api.get("/me", token));
    return new Price(commands, timed.other().p50() - timed.one().p50());
  }

  private static double millisUntilRefused(Client api, String token, long start) {
    Awaitility.await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> api.get("/me", token) == 401);
    return millisSince(start);
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static List<String> row(String remedy, double millis, Price price, String besides) {
    return List.of(
        remedy,
        String.format(Locale.ROOT, "%,.0f ms", millis),
        String.format(Locale.ROOT, "%.0f", price.commands()),
        String.format(Locale.ROOT, "%+.2f ms", price.added()),
        besides);
  }
}
