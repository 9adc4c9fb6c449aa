package dev.backendlab.jwt.api;

import dev.backendlab.kit.App;
import java.util.EnumSet;
import java.util.Set;

/** How verifiers have gone wrong: each makes one of ours careless in one point. */
public enum Flaw {
  /** It decodes the payload and believes it. */
  DECODES,
  /** It verifies in the way that the header's {@code alg} names. */
  ALG,
  /** It takes the key from the header, or from where the header points. */
  KEY,
  /** It opens the file that {@code kid} names. */
  PATH,
  /** It asks for no audience. */
  AUD,
  /** It asks for no expiry. */
  EXP,
  /** It asks for no type. */
  TYP;

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
