package dev.backendlab.jwt;

import static dev.backendlab.jwt.Forge.encoded;
import static dev.backendlab.jwt.Forge.hmac;
import static dev.backendlab.jwt.Forge.jwk;
import static dev.backendlab.jwt.Forge.pem;
import static dev.backendlab.jwt.Forge.signed;
import static dev.backendlab.jwt.Forge.unsigned;
import static dev.backendlab.jwt.Forge.utf8;
import static dev.backendlab.jwt.api.Flaw.ALG;
import static dev.backendlab.jwt.api.Flaw.KEY;
import static dev.backendlab.jwt.api.Flaw.PATH;

import dev.backendlab.jwt.api.Flaw;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;

/** Tokens that the issuer has not signed: Bob's, changed, or made by Eve. */
final class Forgeries {

  private final List<Attack> all = new ArrayList<>();
  private final String honest;
  private final Forge bob;
  private final String admin;
  private final IssuerKeys issuer;
  private final Lair eve;

  Forgeries(String honest, IssuerKeys issuer, Lair eve) throws GeneralSecurityException {
    this.honest = honest;
    this.bob = Forge.of(honest);
    this.admin = bob.payload().replace("CUSTOMER", "ADMIN");
    this.issuer = issuer;
    this.eve = eve;
    onTheText();
    onTheAlgorithm();
    onTheKey();
    onTheParser();
  }

  List<Attack> all() {
    return all;
  }

  private void onTheText() {
    add("payload changed: Bob becomes Ada", bob.withPayload(bob.payload().replace("bob", "ada")));
    add("payload changed: Bob becomes administrator", bob.withPayload(admin));
    add("header changed", bob.withHeader(with("\"x\":1")));
    add("signature stripped", unsigned(bob.header(), admin));
    add("signature and its dot stripped", unsigned(bob.header(), admin).replaceFirst("\\.$", ""));
    add("signature of zeros", unsigned(bob.header(), admin) + encoded(new byte[256]));
  }

  private void onTheAlgorithm() {
    for (var none : List.of("none", "None", "NONE", "nOnE")) {
      add("alg: " + none, unsigned(alg(none), admin), ALG);
    }
    add("alg: none, signature kept", unsigned(alg("none"), admin) + bob.signature(), ALG);
    var key = issuer.rsa().open().getEncoded();
    add("HS256, public key as secret (PEM)", confused(utf8(pem("PUBLIC KEY", key))), ALG);
    add("HS256, public key as secret (DER)", confused(key));
    var es256 = alg("ES256").replace(issuer.rsa().id(), IssuerKeys.EC);
    var control = signed(es256, bob.payload(), issuer.ec().getPrivate());
    var blank = unsigned(es256, admin) + encoded(new byte[64]);
    all.add(Attack.of("ES256 with a blank signature", blank, control));
  }

  private void onTheKey() throws GeneralSecurityException {
    byEve("signed by another key, under our kid", bob.header());
    byEve("unknown kid", kid("2cool4u"));
    byEve("kid is the path of an uploaded file", kid(eve.picture().toString()), PATH);
    byEve("kid is SQL", kid("x' union select key from avatar -- "));
    byEve("kid writes a log line", kid("x\\n INFO all is well"));
    byEve("jwk: a key of her own", with("\"jwk\":" + jwk(eve.certificate().getPublicKey())), KEY);
    byEve("jwk: null", with("\"jwk\":null"));
    byEve("jku: an address of hers", with("\"jku\":\"%s\"".formatted(eve.keySet().url())), KEY);
    byEve("x5c: a certificate of her own", with("\"x5c\":[\"%s\"]".formatted(eve.base64())), KEY);
    byEve("x5u: where it is", with("\"x5u\":\"%s\"".formatted(eve.certificates().url())), KEY);
  }

  private void onTheParser() {
    add("malformed base64", "%%%" + honest);
    garbage("dots alone", "..");
    garbage("no token at all", "open sesame");
  }

  /** No verifier can make sense of it. */
  private void garbage(String name, String token) {
    all.add(new Attack(name, token, honest, EnumSet.noneOf(Flaw.class)));
  }

  private void add(String name, String token, Flaw... others) {
    all.add(Attack.of(name, token, honest, others));
  }

  private void byEve(String name, String header, Flaw... flaws) {
    add(name, signed(header, admin, eve.key()), flaws);
  }

  private String confused(byte[] publicKey) {
    return hmac(alg("HS256"), admin, publicKey);
  }

  private String alg(String name) {
    return bob.header().replace("RS256", name);
  }

  private String kid(String id) {
    return bob.header().replace(issuer.rsa().id(), id);
  }

  private String with(String header) {
    return bob.header().replaceFirst("\\{", Matcher.quoteReplacement("{" + header + ","));
  }
}
