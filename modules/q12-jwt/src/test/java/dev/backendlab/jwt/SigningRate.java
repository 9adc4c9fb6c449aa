package dev.backendlab.jwt;

import dev.backendlab.kit.Stage;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.KeyPair;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;

/**
 * How often a thread signs and verifies a whole token in a second of processor time.
 *
 * @param signature length of the token's third part
 */
record SigningRate(String algorithm, int token, int signature, double signs, double verifies) {

  private static final Duration WARM_UP = Duration.ofMillis(40);
  private static final int SLICES = 3;
  private static final Duration SLICE = Duration.ofMillis(25);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  static SigningRate ofHs256(Map<String, ?> claims) {
    SecretKey secret = Jwts.SIG.HS256.key().build();
    return of(
        "HS256", claims, token -> token.signWith(secret), Jwts.parser().verifyWith(secret).build());
  }

  static SigningRate ofRs256(Map<String, ?> claims) {
    return of("RS256", claims, Jwts.SIG.RS256.keyPair().build());
  }

  static SigningRate ofEs256(Map<String, ?> claims) {
    return of("ES256", claims, Jwts.SIG.ES256.keyPair().build());
  }

  static SigningRate ofEdDsa(Map<String, ?> claims) {
    return of("EdDSA", claims, Jwks.CRV.Ed25519.keyPair().build());
  }

  static void show(Stage stage, List<SigningRate> all) {
    stage.logarithmicBars("Tokens signed per second", "tokens/s", bars(all, SigningRate::signs));
    stage.logarithmicBars(
        "Tokens verified per second", "tokens/s", bars(all, SigningRate::verifies));
    stage.table(
        "Length in characters",
        List.of("algorithm", "token", "its signature"),
        all.stream().map(SigningRate::lengths).toList());
  }

  private static Map<String, Double> bars(
      List<SigningRate> rates, ToDoubleFunction<SigningRate> value) {
    var bars = new LinkedHashMap<String, Double>();
    rates.forEach(rate -> bars.put(rate.algorithm(), value.applyAsDouble(rate)));
    return bars;
  }

  private List<String> lengths() {
    return List.of(algorithm, String.valueOf(token), String.valueOf(signature));
  }

  private static SigningRate of(String algorithm, Map<String, ?> claims, KeyPair keys) {
    return of(
        algorithm,
        claims,
        token -> token.signWith(keys.getPrivate()),
        Jwts.parser().verifyWith(keys.getPublic()).build());
  }

  private static SigningRate of(
      String algorithm,
      Map<String, ?> claims,
      Function<JwtBuilder, JwtBuilder> signing,
      JwtParser parser) {
    var token = signing.apply(Jwts.builder().claims(claims)).compact();
    return new SigningRate(
        algorithm,
        token.length(),
        token.length() - token.lastIndexOf('.') - 1,
        perSecond(() -> signing.apply(Jwts.builder().claims(claims)).compact()),
        perSecond(() -> parser.parseSignedClaims(token)));
  }

  /** The best of a few slices: what a busy machine or a compiler takes away is no cost of ours. */
  private static double perSecond(Runnable work) {
    repeat(WARM_UP, work);
    return IntStream.range(0, SLICES).mapToDouble(i -> repeat(SLICE, work)).max().orElseThrow();
  }

  private static double repeat(Duration time, Runnable work) {
    long start = THREADS.getCurrentThreadCpuTime();
    long times = 0;
    long now = start;
    for (; now - start < time.toNanos(); now = THREADS.getCurrentThreadCpuTime()) {
      work.run();
      times++;
    }
    return times * 1e9 / (now - start);
  }
}
