package dev.backendlab.jwt;

import static dev.backendlab.jwt.Forge.signed;
import static dev.backendlab.jwt.api.Flaw.AUD;
import static dev.backendlab.jwt.api.Flaw.EXP;
import static dev.backendlab.jwt.api.Flaw.TYP;

import dev.backendlab.jwt.api.Flaw;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Tokens that the true issuer signed, to be refused for what they say: each control has the same
 * signature, on what may be said.
 */
final class Misuses {

  private static final EnumSet<Flaw> NONE = EnumSet.noneOf(Flaw.class);

  private final List<Attack> all = new ArrayList<>();
  private final Forge bob;
  private final PrivateKey key;

  Misuses(String honest, IssuerKeys issuer) {
    this.bob = Forge.of(honest);
    this.key = issuer.rsa().secret();
    inTheHeader();
    inTheClaims();
    onTheParser();
  }

  List<Attack> all() {
    return all;
  }

  private void inTheHeader() {
    var events = "\"events\":{\"http://schemas.openid.net/event/backchannel-logout\":{}}";
    typed("ID token", bob.header().replace("at+jwt", "JWT"), plus("\"nonce\":\"n1\""));
    typed("logout token", bob.header().replace("at+jwt", "logout+jwt"), plus(events));
    typed("no typ", bob.header().replace("\"typ\":\"at+jwt\",", ""), bob.payload());
    header("crit: an unknown extension", with("\"crit\":[\"x\"],\"x\":1"));
    header("crit: nothing", with("\"x\":1,\"crit\":[]"));
  }

  private void inTheClaims() {
    long now = Instant.now().getEpochSecond();
    var soon = exp(now + 60 + ".5");
    against("for another audience", aud("[\"bank\"]"), aud("[\"bank\",\"shop\"]"), AUD);
    against("from another issuer", bob.payload().replace("login.", "evil."), bob.payload());
    against("expired", exp("" + (now - 1)), soon, EXP);
    against("no expiry", bob.payload().replaceFirst("\"exp\":\\d+,", ""), soon, EXP);
    against("exp in milliseconds", exp(now + "000"), soon, EXP);
    against("exp as text", exp("\"" + (now + 60) + "\""), soon, EXP);
    against("exp of 9e15", exp("9e15"), soon, EXP);
    against("not valid yet", plus("\"nbf\":" + (now + 60)), plus("\"nbf\":" + (now - 1)));
    against("nbf of 1e300", plus("\"nbf\":1e300"), plus("\"nbf\":1e9"));
    against("nbf is an object", plus("\"nbf\":{}"), plus("\"nbf\":1e9"));
    against("roles as text", roles("\"ADMIN\""), roles("[\"ADMIN\"]"));
    against("a role without a name", roles("[\"\"]"), roles("[]"));
    against("duplicate claims", plus("\"sub\":\"ada\""), plus("\"nick\":\"ada\""));
    against("far too long", plus(pad(20_000)), plus(pad(1_000)));
  }

  private void onTheParser() {
    var deep = bob.signed(plus(nested(1_000)), key);
    all.add(new Attack("nested 1,000 deep", deep, bob.signed(plus(nested(10)), key), NONE));
    var noJson = bob.signed("sub=bob", key);
    all.add(new Attack("payload is no JSON", noJson, bob.signed(bob.payload(), key), NONE));
  }

  private void typed(String name, String header, String payload) {
    all.add(Attack.of(name, signed(header, payload, key), bob.signed(payload, key), TYP));
  }

  private void header(String name, String header) {
    var control = signed(with("\"x\":1"), bob.payload(), key);
    all.add(Attack.of(name, signed(header, bob.payload(), key), control));
  }

  private void against(String name, String hostile, String harmless, Flaw... others) {
    all.add(Attack.of(name, bob.signed(hostile, key), bob.signed(harmless, key), others));
  }

  private String with(String header) {
    return bob.header().replaceFirst("\\{", Matcher.quoteReplacement("{" + header + ","));
  }

  private String plus(String claim) {
    return bob.payload().replaceFirst("}$", Matcher.quoteReplacement("," + claim + "}"));
  }

  private String exp(String value) {
    return bob.payload().replaceFirst("\"exp\":\\d+", "\"exp\":" + value);
  }

  private String aud(String value) {
    return bob.payload().replace("[\"shop\"]", value);
  }

  private String roles(String value) {
    return bob.payload().replace("[\"CUSTOMER\"]", value);
  }

  private static String pad(int length) {
    return "\"pad\":\"" + "x".repeat(length) + '"';
  }

  private static String nested(int depth) {
    return "\"deep\":" + "[".repeat(depth) + "]".repeat(depth);
  }
}
