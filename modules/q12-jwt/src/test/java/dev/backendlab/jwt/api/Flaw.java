package dev.backendlab.jwt.api;

import dev.backendlab.kit.App;
import java.util.EnumSet;
import java.util.Set;

/** How verifiers have gone wrong: each makes one of ours careless in one point. */
public enum Flaw {
  DECODES("only decodes"),
  ALG("does what alg says"),
  KEY("takes the header's key"),
  PATH("opens kid as a file"),
  AUD("skips aud"),
  EXP("skips exp"),
  TYP("skips typ");

  private final String does;

  Flaw(String does) {
    this.does = does;
  }

  @Override
  public String toString() {
    return does;
  }

  /** Those with which this service would let the token in. */
  public static Set<Flaw> lettingIn(String token, App shop) {
    var open = EnumSet.noneOf(Flaw.class);
    for (var flaw : values()) {
      if (CarelessVerifier.of(flaw, shop).letsIn(token)) {
        open.add(flaw);
      }
    }
    return open;
  }
}
