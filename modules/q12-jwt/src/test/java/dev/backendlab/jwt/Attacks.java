package dev.backendlab.jwt;

import static dev.backendlab.jwt.Forge.encoded;
import static dev.backendlab.jwt.Forge.hmac;
import static dev.backendlab.jwt.Forge.jwk;
import static dev.backendlab.jwt.Forge.pem;
import static dev.backendlab.jwt.Forge.signed;
import static dev.backendlab.jwt.Forge.unsigned;
import static dev.backendlab.jwt.Forge.utf8;

import dev.backendlab.jwt.issuer.SigningKeys.SigningKey;
import io.jsonwebtoken.Jwts;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is tried against a service that verifies tokens, on the token of a plain customer, Bob. */
final class Attacks {

  private static final String CUSTOMER = "\"CUSTOMER\"";

  private final List<Attack> all = new ArrayList<>();
  private final KeyPair own = Jwts.SIG.RS256.keyPair().build();
  private final String honest;
  private final Forge bob;
  private final String admin;
  private final SigningKey issuer;

  /**
   * Prepares them.
   *
   * @param honest Bob's token
   * @param issuer the true issuer's key; its secret half signs what must be refused for what it
   *     says, so that no signature stands in the way
   * @param lair where the attacker publishes keys
   */
  Attacks(String honest, SigningKey issuer, String lair) {
    this.honest = honest;
    this.bob = Forge.of(honest);
    this.admin = bob.payload().replace(CUSTOMER, "\"ADMIN\"");
    this.issuer = issuer;
    onTheText();
    onTheAlgorithm();
    onTheKey(lair);
    onTheClaims();
    onTheParser();
  }

  List<Attack> all() {
    return all;
  }

  private void onTheText() {
    add("payload changed: Bob becomes Ada", bob.withPayload(bob.payload().replace("bob", "ada")));
    add("payload changed: Bob becomes administrator", bob.withPayload(admin));
    add("header changed", bob.withHeader(bob.header().replace("at+jwt", "JWT")));
    add("signature stripped", unsigned(bob.header(), admin));
    add("signature and its dot stripped", unsigned(bob.header(), admin).replaceFirst("\\.$", ""));
  }

  private void onTheAlgorithm() {
    for (var none : List.of("none", "None", "NONE", "nOnE")) {
      add("alg: " + none, unsigned(alg(none), admin));
    }
    add("alg: none, signature kept", unsigned(alg("none"), admin) + bob.signature());
    add("RS256 to HS256, public key as secret (DER)", confused(issuer.open().getEncoded()));
    add("RS256 to HS256, public key as secret (PEM)", confused(utf8(pem(issuer.open()))));
    add("ES256 with a blank signature", unsigned(alg("ES256"), admin) + encoded(new byte[64]));
  }

  private void onTheKey(String lair) {
    add("signed by another key, under our kid", signed(bob.header(), admin, own.getPrivate()));
    add("unknown kid", signed(kid("2cool4u"), admin, own.getPrivate()));
    add("kid is a path", hmac(hs(kid("../../../../dev/null")), admin, new byte[1]));
    add("kid is SQL", hmac(hs(kid("x' union select 'secret' -- ")), admin, utf8("secret")));
    add("kid writes a log line", signed(kid("x\\n INFO all is well"), admin, own.getPrivate()));
    add("embedded jwk", signed(with("\"jwk\":" + jwk(own.getPublic())), admin, own.getPrivate()));
    add("jku to the attacker", signed(with("\"jku\":\"" + lair + '"'), admin, own.getPrivate()));
  }

  /** From here on the true issuer signs: the control shows that its forged signature is good. */
  private void onTheClaims() {
    long now = Instant.now().getEpochSecond();
    against("expired", until(now - 1), until(now + 60));
    against("not valid yet", plus("\"nbf\":" + (now + 60)), plus("\"nbf\":" + (now - 1)));
    against("no expiry", bob.payload().replaceFirst("\"exp\":\\d+,", ""), bob.payload());
    against("duplicate claims", plus("\"sub\":\"ada\""), plus("\"nick\":\"ada\""));
    against("far too long", plus(pad(20_000)), plus(pad(1_000)));
    against("nested 1,000 deep", plus(nested(1_000)), plus(nested(10)));
    against("payload is no JSON", "sub=bob", bob.payload());
  }

  private void onTheParser() {
    add("malformed base64", "%%%" + honest);
    add("dots alone", "..");
    add("no token at all", "open sesame");
  }

  private void add(String name, String token) {
    all.add(new Attack(name, token, honest));
  }

  private void against(String name, String hostile, String harmless) {
    all.add(
        new Attack(
            name, bob.signed(hostile, issuer.secret()), bob.signed(harmless, issuer.secret())));
  }

  private String confused(byte[] publicKey) {
    return hmac(alg("HS256"), admin, publicKey);
  }

  private String alg(String name) {
    return bob.header().replace("RS256", name);
  }

  private static String hs(String header) {
    return header.replace("RS256", "HS256");
  }

  private String kid(String id) {
    return bob.header().replace(issuer.id(), id);
  }

  private String with(String header) {
    return bob.header().replaceFirst("\\{", "{" + header.replace("\\", "\\\\") + ",");
  }

  private String plus(String claim) {
    return bob.payload().replaceFirst("}$", "," + claim + "}");
  }

  private String until(long seconds) {
    return bob.payload().replaceFirst("\"exp\":\\d+", "\"exp\":" + seconds);
  }

  private static String pad(int length) {
    return "\"pad\":\"" + "x".repeat(length) + '"';
  }

  private static String nested(int depth) {
    return "\"deep\":" + "[".repeat(depth) + "]".repeat(depth);
  }
}
