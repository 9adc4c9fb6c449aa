package dev.backendlab.jwt;

import dev.backendlab.jwt.api.Flaw;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A hostile token, and the honest one closest to it.
 *
 * @param name what the attacker did
 * @param token what is presented
 * @param control what an honest caller presents at the same place
 * @param flaws those of a verifier that let it in
 */
record Attack(String name, String token, String control, Set<Flaw> flaws) {

  /** All that can be decoded is believed by a verifier that does nothing else. */
  static Attack of(String name, String token, String control, Flaw... others) {
    return new Attack(name, token, control, EnumSet.of(Flaw.DECODES, others));
  }

  /** All attacks on a service that verifies tokens, made from the token of a plain customer. */
  static List<Attack> all(String honest, IssuerKeys issuer, Lair eve)
      throws GeneralSecurityException {
    return Stream.concat(
            new Forgeries(honest, issuer, eve).all().stream(),
            new Misuses(honest, issuer).all().stream())
        .toList();
  }
}
