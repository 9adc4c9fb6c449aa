package dev.backendlab.jwt;

import dev.backendlab.kit.Column;
import dev.backendlab.kit.Counted;
import dev.backendlab.kit.Stage;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** The three ways to be rid of a token before its time: what is seen of each, and its price. */
record Remedies(Stage stage, JwtDemo lab) {

  static final List<Column> COLUMNS =
      List.of(
          Column.of("remedy"),
          Column.byConstruction("old token works"),
          Column.counted("Redis commands per request"),
          Column.measured("added to p50, ms"),
          Column.of("and besides"));

  private static final List<String> ROLES = List.of("CUSTOMER");

  static List<String> none() {
    return List.of("none", "until it expires: 5 min", "0", "–", "a thief is the user");
  }

  /**
   * Statuses of refreshes and of two tokens.
   *
   * @param commands of Redis for Ada's first refresh
   * @param thief a refresh with a copy of the token that she has just used
   * @param next her refresh after the thief's
   * @param expired a token of one second, after it
   * @param fresh a token of five minutes, then
   */
  record ShortLife(int refresh, long commands, int thief, int next, int expired, int fresh) {

    List<String> row() {
      var besides = "%d Redis commands and a signature per refresh".formatted(commands);
      return List.of("short life, refresh rotation", "until it expires: 1 s", "0", "–", besides);
    }
  }

  ShortLife shortLife() {
    var issuer = Client.of(lab.neighbours().issuer());
    var first = issuer.login("ada");
    var brief = lab.tokens().issue("ada", ROLES, Duration.ofSeconds(1));
    long before = lab.redis().commandsProcessed();
    var second = issuer.refresh(first.refreshToken());
    long commands = lab.redis().commandsProcessed() - before;
    var thief = issuer.refresh(first.refreshToken());
    var next = issuer.refresh(second.next());
    awaitRefusal(plain(), brief);
    return new ShortLife(
        second.status(),
        commands,
        thief.status(),
        next.status(),
        plain().get("/me", brief),
        plain().get("/me", first.accessToken()));
  }

  /** Statuses of Ada's token before and after her logout, and Redis commands without a remedy. */
  record DenyList(int before, int after, Price price, Counted commandsWithout) {

    List<String> row() {
      return price.row("deny-list by jti", "for no further request", "without Redis, no answer");
    }
  }

  DenyList denyList() throws Exception {
    var issuer = Client.of(lab.neighbours().issuer());
    var careful = careful();
    var ada = issuer.login("ada");
    int before = careful.get("/me", ada.accessToken());
    issuer.logout(ada);
    int after = careful.get("/me", ada.accessToken());
    return new DenyList(before, after, priceOf("deny-list", careful), commandsPerRequest(plain()));
  }

  /**
   * Statuses of tokens while a key goes.
   *
   * @param renewed a token of the new key, at once
   * @param grace Ada's old token while the old key is still published
   * @param old the same token afterwards
   * @param bobs a token of Bob's then, who never logged out
   * @param kept the token of the new key then
   */
  record KeyRotation(int renewed, int grace, int old, int bobs, int kept, Price price) {

    List<String> row() {
      return price.row("key rotation", "until the services hear of it", "everybody must refresh");
    }
  }

  KeyRotation keyRotation() throws Exception {
    var rotated = attentive();
    var old = lab.keys().current().id();
    var ada = lab.tokens().issue("ada", ROLES);
    var bob = lab.tokens().issue("bob", ROLES);
    lab.keys().rotate();
    var renewed = lab.tokens().issue("ada", ROLES);
    int atOnce = rotated.get("/me", renewed);
    int grace = rotated.get("/me", ada);
    lab.keys().withdraw(old);
    awaitRefusal(rotated, ada);
    return new KeyRotation(
        atOnce,
        grace,
        rotated.get("/me", ada),
        rotated.get("/me", bob),
        rotated.get("/me", renewed),
        priceOf("key rotation", rotated));
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

  private Price priceOf(String remedy, Client api) throws Exception {
    return Price.of(stage, remedy, plain(), api, token(), lab.redis());
  }

  private Counted commandsPerRequest(Client api) {
    return Price.commands(api, token(), lab.redis());
  }

  private String token() {
    return lab.tokens().issue("bob", ROLES);
  }

  private static void awaitRefusal(Client api, String token) {
    Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> api.get("/me", token) == 401);
  }
}
