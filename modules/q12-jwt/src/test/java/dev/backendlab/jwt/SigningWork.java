package dev.backendlab.jwt;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One thread's work on a whole token with one algorithm: to sign it, and to verify it.
 *
 * @param token one that was signed
 */
record SigningWork(
    String algorithm,
    String token,
    UnaryOperator<JwtBuilder> signing,
    JwtParser parser,
    Map<String, ?> claims) {

  /** The four of RFC 7518 and RFC 8037 that a candidate should know, for these claims. */
  static List<SigningWork> all(Map<String, ?> claims) {
    return List.of(hs256(claims), rs256(claims), es256(claims), edDsa(claims));
  }

  static SigningWork hs256(Map<String, ?> claims) {
    var secret = Jwts.SIG.HS256.key().build();
    var parser = Jwts.parser().verifyWith(secret).build();
    return of("HS256", token -> token.signWith(secret), parser, claims);
  }

  static SigningWork rs256(Map<String, ?> claims) {
    return of("RS256", Jwts.SIG.RS256.keyPair().build(), claims);
  }

  static SigningWork es256(Map<String, ?> claims) {
    return of("ES256", Jwts.SIG.ES256.keyPair().build(), claims);
  }

  static SigningWork edDsa(Map<String, ?> claims) {
    return of("EdDSA", Jwks.CRV.Ed25519.keyPair().build(), claims);
  }

  private static SigningWork of(String algorithm, KeyPair keys, Map<String, ?> claims) {
    var parser = Jwts.parser().verifyWith(keys.getPublic()).build();
    return of(algorithm, token -> token.signWith(keys.getPrivate()), parser, claims);
  }

  private static SigningWork of(
      String algorithm,
      UnaryOperator<JwtBuilder> signing,
      JwtParser parser,
      Map<String, ?> claims) {
    var token = signing.apply(Jwts.builder().claims(claims)).compact();
    return new SigningWork(algorithm, token, signing, parser, claims);
  }

  Object sign() {
    return signing.apply(Jwts.builder().claims(claims)).compact();
  }

  Object verify() {
    return parser.parseSignedClaims(token);
  }

  /** Characters of each algorithm's signature. */
  static Map<String, Integer> signatures(List<SigningWork> all) {
    return all.stream().collect(Collectors.toMap(SigningWork::algorithm, SigningWork::signature));
  }

  /** Characters of the token's third part. */
  private int signature() {
    return token.length() - token.lastIndexOf('.') - 1;
  }

  /** For a table: its name, the characters of the token, those of its third part. */
  List<String> lengths() {
    return List.of(algorithm, "" + token.length(), "" + signature());
  }
}
