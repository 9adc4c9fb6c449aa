package dev.backendlab.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backendlab.jwt.api.Flaw;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads {@code attacks.txt}, and carries it out on the token of a plain customer. */
final class Attacks {

  private static final int COLUMNS = 6;

  private final String honest;
  private final Forge bob;
  private final IssuerKeys issuer;
  private final Lair eve;
  private final Map<String, String> words;

  Attacks(String honest, IssuerKeys issuer, Lair eve) throws GeneralSecurityException {
    this.honest = honest;
    this.bob = Forge.of(honest);
    this.issuer = issuer;
    this.eve = eve;
    long now = Instant.now().getEpochSecond();
    this.words =
        Map.ofEntries(
            Map.entry("{token}", honest),
            Map.entry("{kid}", issuer.rsa().id()),
            Map.entry("{rsa}", issuer.rsa().id() + "\",\"typ\":\"at+jwt\",\"alg\":\"RS256"),
            Map.entry("{ec}", IssuerKeys.EC + "\",\"typ\":\"at+jwt\",\"alg\":\"ES256"),
            Map.entry("{exp}", "" + bob.claims().get("exp")),
            Map.entry("{past}", "" + (now - 1)),
            Map.entry("{soon}", "" + (now + 60)),
            Map.entry("{1,000}", "x".repeat(1_000)),
            Map.entry("{20,000}", "x".repeat(20_000)),
            Map.entry("{deep}", "[".repeat(1_000) + "]".repeat(1_000)),
            Map.entry("{picture}", eve.picture().toString().replace('\\', '/')),
            Map.entry("{jwk}", eve.jwk()),
            Map.entry("{jku}", eve.keySet().url()),
            Map.entry("{x5c}", eve.base64()),
            Map.entry("{x5u}", eve.certificates().url()));
  }

  List<Attack> all() throws IOException, GeneralSecurityException {
    var all = new ArrayList<Attack>();
    try (var file = Objects.requireNonNull(getClass().getResourceAsStream("/attacks.txt"))) {
      for (var line : new String(file.readAllBytes(), UTF_8).lines().toList()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          all.add(attack(line.strip().split(" *\\| *", COLUMNS)));
        }
      }
    }
    return all;
  }

  private Attack attack(String[] column) throws GeneralSecurityException {
    var how = column[1];
    if (how.equals("as is")) {
      return new Attack(column[0], worded(column[2]), honest, flaws(column[5]));
    }
    var header = changed(bob.header(), column[2]);
    var token = signed(how, new Forge(header, changed(bob.payload(), column[3]), bob.signature()));
    return new Attack(column[0], token, control(how, header, column[4]), flaws(column[5]));
  }

  /** Says something honest in the same way; where that is not possible, Bob's own token. */
  private String control(String how, String header, String change) throws GeneralSecurityException {
    if (change.equals("ES256")) {
      return new Forge(header, bob.payload(), "").signed(issuer.ec().getPrivate());
    }
    var plain = new Forge(bob.header(), changed(bob.payload(), change), "");
    return how.equals("issuer") ? signed(how, plain) : honest;
  }

  private String signed(String how, Forge forge) throws GeneralSecurityException {
    var key = issuer.rsa().open().getEncoded();
    return switch (how) {
      case "kept" -> forge.unsigned() + bob.signature();
      case "none" -> forge.unsigned();
      case "no dot" -> forge.unsigned().replaceFirst("\\.$", "");
      case "zeros" -> forge.unsigned() + Forge.encoded(new byte[256]);
      case "blank" -> forge.unsigned() + Forge.encoded(new byte[64]);
      case "PEM" -> forge.hmac(Forge.pem("PUBLIC KEY", key).getBytes(UTF_8));
      case "DER" -> forge.hmac(key);
      case "Eve" -> forge.signed(eve.key());
      case "issuer" -> forge.signed(issuer.rsa().secret());
      default -> throw new IllegalArgumentException(how);
    };
  }

  private String changed(String json, String change) {
    var sides = worded(change).split(" *-> *", 2);
    if (sides.length == 2 && !json.contains(sides[0])) {
      throw new IllegalStateException("'%s' changes nothing in %s".formatted(change, json));
    }
    return sides.length == 2 ? json.replace(sides[0], sides[1]) : json;
  }

  private String worded(String text) {
    var worded = text;
    for (var word : words.entrySet()) {
      worded = worded.replace(word.getKey(), word.getValue());
    }
    return worded;
  }

  /** All that can be decoded is believed by a verifier that does nothing else. */
  private static Set<Flaw> flaws(String others) {
    return switch (others) {
      case "none" -> EnumSet.noneOf(Flaw.class);
      case "" -> EnumSet.of(Flaw.DECODES);
      default -> EnumSet.of(Flaw.DECODES, Flaw.valueOf(others));
    };
  }
}
