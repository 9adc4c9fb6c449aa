package dev.backendlab.jwt;

import dev.backendlab.kit.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * The three ways to be rid of a token before its time, each with its price.
 *
 * @param life what is left of an ordinary token's life, in ms
 * @param p50 of a request that only verifies, in ms
 */
record Remedies(Stage stage, JwtDemo lab, double life, double p50) {

  static final List<String> COLUMNS =
      List.of("remedy", "old token works for", "Redis commands per request", "p50", "and besides");

  private static final List<String> ROLES = List.of("CUSTOMER");

  List<String> none() {
    return row("none", life, 0, p50, "anyone who has the token is the user");
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
        .check("status when a thief uses a copy of the token she refreshed with", thief.status())
        .because("a token that comes a second time was copied")
        .is(401);
    var third = issuer.refresh(second.tokens().refreshToken());
    stage
        .check("status of Ada's next refresh", third.status())
        .because("nobody can tell the thief from her: the login ends for both")
        .is(401);
    double lived = millisUntilRefused(lab.neighbours().api(), brief, start);
    stage
        .compare("how long an old access token works", "ms")
        .without("five minutes of life", life)
        .with("one second of life", lived)
        .isLowerBy(10);
    var besides = "%d Redis commands and a signature per refresh".formatted(commands);
    return row("short life and refresh rotation", lived, 0, p50, besides);
  }

  List<String> denyList() throws Exception {
    stage.say("Remedy 2: ids of logged-out tokens on Redis, looked up in every request.");
    var issuer = Client.of(lab.neighbours().issuer());
    var service = lab.neighbours().api(Map.of("api.name", "careful", "api.deny-list", "true"));
    var api = Client.of(service.url());
    var ada = issuer.login("ada");
    var bob = issuer.login("bob").accessToken();
    stage
        .control("status of Ada's token before her logout", api.get("/me", ada.accessToken()))
        .is(200);
    issuer.logout(ada);
    long start = System.nanoTime();
    stage.check("status of the next request with it", api.get("/me", ada.accessToken())).is(401);
    double lived = millisSince(start);
    long before = lab.redis().commandsProcessed();
    var timed = stage.time("GET /me, token and deny-list", 200, () -> api.get("/me", bob));
    double commands = (lab.redis().commandsProcessed() - before) / JwtDemo.WITH_WARM_UP;
    stage
        .check("Redis commands per request", commands)
        .because("the service asks before it believes: it is stateful again")
        .is(1.0);
    return row("deny-list by jti", lived, commands, timed.p50(), "without Redis, no answer");
  }

  List<String> keyRotation() {
    stage.say("Remedy 3: a new key signs; the old one stays published for a while, then goes.");
    var service = lab.neighbours().api(Map.of("api.name", "watchful", "api.keys-max-age", "200ms"));
    var api = Client.of(service.url());
    var old = lab.keys().current().id();
    var ada = lab.tokens().issue("ada", ROLES);
    var bob = lab.tokens().issue("bob", ROLES);
    lab.keys().rotate();
    var renewed = lab.tokens().issue("ada", ROLES);
    stage.control("status of a token of the new key, at once", api.get("/me", renewed)).is(200);
    stage.control("status of Ada's old token during the grace", api.get("/me", ada)).is(200);
    lab.keys().withdraw(old);
    double lived = millisUntilRefused(service, ada, System.nanoTime());
    stage.check("status of Ada's old token after it", api.get("/me", ada)).is(401);
    stage
        .check("status of Bob's, who never logged out", api.get("/me", bob))
        .because("a key is everybody's: rotation is for the day it was stolen")
        .is(401);
    stage.control("status of the token of the new key", api.get("/me", renewed)).is(200);
    return row("key rotation", lived, 0, p50, "everybody must refresh");
  }

  private static double millisUntilRefused(Service api, String token, long start) {
    var client = Client.of(api.url());
    Awaitility.await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> client.get("/me", token) == 401);
    return millisSince(start);
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static List<String> row(
      String remedy, double millis, double commands, double p50, String besides) {
    return List.of(
        remedy,
        String.format(Locale.ROOT, "%,.0f ms", millis),
        String.format(Locale.ROOT, "%.0f", commands),
        String.format(Locale.ROOT, "%.2f ms", p50),
        besides);
  }
}
