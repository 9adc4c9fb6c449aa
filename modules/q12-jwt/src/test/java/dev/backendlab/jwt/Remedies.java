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

  private static final List<String> ROLES = List.of("CUSTOMER");

  List<String> none() {
    return row("none", life, "0", "nothing", "who has the token is the user");
  }

  List<String> shortLife() {
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
    double lived = millisUntilRefused(Client.of(lab.neighbours().api().url()), brief, start);
    stage
        .compare("how long an old access token works", "ms")
        .without("five minutes of life", life)
        .with("one second of life", lived)
        .isLowerBy(10);
    var besides = "%d Redis commands and a signature per refresh".formatted(commands);
    return row("short life, refresh rotation", lived, "0", "nothing", besides);
  }

  List<String> denyList() throws Exception {
    stage.say("Remedy 2: the ids of logged-out tokens on Redis, looked up in every request.");
    var issuer = Client.of(lab.neighbours().issuer());
    var careful = careful();
    var ada = issuer.login("ada");
    var bob = lab.tokens().issue("bob", ROLES);
    stage.control("status of Ada's token", careful.get("/me", ada.accessToken())).is(200);
    issuer.logout(ada);
    long start = System.nanoTime();
    stage
        .check(
            "status of the same token right after her logout",
            careful.get("/me", ada.accessToken()))
        .is(401);
    double lived = millisSince(start);
    var plain = Client.of(lab.neighbours().api().url());
    stage
        .check("Redis commands of 20 requests", commandsIn(20, careful, bob))
        .because("the service asks before it believes: it is stateful again")
        .is(20);
    stage.control("of 20 that only verify", commandsIn(20, plain, bob)).is(0);
    var timed = InTurn.time(100, () -> plain.get("/me", bob), () -> careful.get("/me", bob));
    double added = timed.other().p50() - timed.one().p50();
    return row(
        "deny-list by jti",
        lived,
        "1",
        String.format(Locale.ROOT, "%.2f ms", added),
        "without Redis, no answer");
  }

  List<String> keyRotation() {
    stage.say("Remedy 3: a new key signs; the old one stays published for a while, then goes.");
    var careful = careful();
    var old = lab.keys().current().id();
    var ada = lab.tokens().issue("ada", ROLES);
    var bob = lab.tokens().issue("bob", ROLES);
    lab.keys().rotate();
    var renewed = lab.tokens().issue("ada", ROLES);
    stage.control("status of a token of the new key, at once", careful.get("/me", renewed)).is(200);
    stage.control("status of Ada's old token during the grace", careful.get("/me", ada)).is(200);
    lab.keys().withdraw(old);
    double lived = millisUntilRefused(careful, ada, System.nanoTime());
    stage.check("status of Ada's old token after the grace", careful.get("/me", ada)).is(401);
    stage
        .check("status of Bob's, who never logged out", careful.get("/me", bob))
        .because("a key is everybody's: rotation is for the day it was stolen")
        .is(401);
    stage.control("status of the token of the new key", careful.get("/me", renewed)).is(200);
    return row("key rotation", lived, "0", "nothing", "everybody must refresh");
  }

  /** A service that looks at the deny-list, and believes a fetched key for a fifth of a second. */
  private Client careful() {
    var settings =
        Map.of("api.name", "careful", "api.deny-list", "true", "api.keys-max-age", "200ms");
    return Client.of(lab.neighbours().api(settings).url());
  }

  private long commandsIn(int requests, Client api, String token) {
    long before = lab.redis().commandsProcessed();
    IntStream.range(0, requests).forEach(i -> api.get("/me", token));
    return lab.redis().commandsProcessed() - before;
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

  private static List<String> row(
      String remedy, double millis, String commands, String added, String besides) {
    var window = String.format(Locale.ROOT, "%,.0f ms", millis);
    return List.of(remedy, window, commands, added, besides);
  }
}
