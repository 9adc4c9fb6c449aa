package dev.backendlab.jwt;

import dev.backendlab.kit.Column;
import dev.backendlab.kit.Stage;
import java.util.List;

/** Prices of asking for each token, and of not asking. */
final class Prices {

  private static final List<Column> WAYS =
      List.of(
          Column.of("way"),
          Column.counted("calls to the issuer in 10 checkouts"),
          Column.byConstruction("a dead one works for"));

  private static final List<Column> REMEDIES =
      List.of(
          Column.of("remedy"),
          Column.byConstruction("a dead one works for"),
          Column.counted("look-ups in 100 requests"),
          Column.byConstruction("refreshes per user and hour"),
          Column.of("and besides"));

  private Prices() {}

  /** Of sessions and tokens: a dial, of which introspection with a cache is the middle. */
  static void ofWays(Stage stage, long asked, long believed, long verified) {
    stage.table(
        "Three ways to know the caller",
        WAYS,
        List.of(
            List.of("session, asked for at each hop", "" + asked, "no request"),
            List.of("session, believed for 30 s", "" + believed, "up to 30 s"),
            List.of("JWT of 5 min", "" + verified, "up to 5 min")));
  }

  /** An hour has 12 lives of five minutes, and 60 of one. */
  static void ofRemedies(Stage stage, long perRefresh, long lookUps) {
    var refresh = "%d Redis commands and a signature a refresh".formatted(perRefresh);
    stage.table(
        "To be rid of a token before its time",
        REMEDIES,
        List.of(
            List.of("none, tokens of 5 min", "up to 5 min", "0", "12", "a thief is the user"),
            List.of("tokens of 1 min", "up to 1 min", "0", "60", refresh),
            List.of("deny-list by jti", "no request", "" + lookUps, "12", "without Redis, 503"),
            List.of("key rotation", "up to 5 min", "0", "12", "everybody must refresh")));
  }
}
