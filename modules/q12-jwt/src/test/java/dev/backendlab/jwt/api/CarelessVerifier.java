package dev.backendlab.jwt.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backendlab.jwt.api.VerificationKey.Algorithm;
import dev.backendlab.kit.App;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Ours but for one flaw, so that only this flaw can let a forged token in. */
class CarelessVerifier extends JwtVerifier {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Flaw flaw;
  private final Rules rules;
  private final PublishedKeys keys;

  CarelessVerifier(Flaw flaw, ApiProperties api, PublishedKeys keys, DenyList denied) {
    this(flaw, new Rules(flaw, api), keys, denied);
  }

  private CarelessVerifier(Flaw flaw, Rules rules, PublishedKeys keys, DenyList denied) {
    super(rules, keys, denied);
    this.flaw = flaw;
    this.rules = rules;
    this.keys = keys;
  }

  static CarelessVerifier of(Flaw flaw, App shop) {
    return new CarelessVerifier(
        flaw,
        shop.bean(ApiProperties.class),
        shop.bean(PublishedKeys.class),
        shop.bean(DenyList.class));
  }

  boolean letsIn(String token) {
    try {
      verify(token);
      return true;
    } catch (RuntimeException refusedOrBroken) {
      return false;
    }
  }

  @Override
  Caller verify(String token) {
    if (flaw != Flaw.DECODES) {
      return super.verify(token);
    }
    var claims = JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    return new Caller(claims.required("sub").asString(), Set.of(), "", token);
  }

  @Override
  boolean isSigned(String token, Map<String, ?> header) {
    var kid = rules.keyOf(header);
    var chosen =
        switch (flaw) {
          case KEY -> HostileKeys.in(header);
          case PATH -> HostileKeys.inFile(kid);
          case DECODES, ALG, AUD, EXP, TYP -> Optional.<PublicKey>empty();
        };
    if (chosen.isPresent()) {
      return new VerificationKey(chosen.get(), Algorithm.RS256).signed(token);
    }
    return switch (flaw == Flaw.ALG ? alg(header) : "") {
      case "none" -> true;
      case "hs256" -> isSignedWith(pem(keys.find(kid).getFirst().key()), token);
      default -> super.isSigned(token, header);
    };
  }

  private static String alg(Map<String, ?> header) {
    return String.valueOf(header.get("alg")).toLowerCase(Locale.ROOT);
  }

  /** By a secret that is the issuer's public key, as a PEM file has it. */
  private static boolean isSignedWith(String secret, String token) {
    try {
      var key = new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256");
      Jwts.parser().verifyWith(key).build().parseSignedClaims(token);
      return true;
    } catch (JwtException refused) {
      return false;
    }
  }

  private static String pem(PublicKey key) {
    var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
  }

  /** All of ours but the one that the flaw leaves out. */
  private static class Rules extends TokenRules {

    private final Flaw flaw;

    Rules(Flaw flaw, ApiProperties api) {
      super(api);
      this.flaw = flaw;
    }

    @Override
    void algorithm(Map<String, ?> header) {
      if (flaw != Flaw.ALG) {
        super.algorithm(header);
      }
    }

    @Override
    void keysOfItsOwn(Map<String, ?> header) {
      if (flaw != Flaw.KEY) {
        super.keysOfItsOwn(header);
      }
    }

    @Override
    void type(Map<String, ?> header) {
      if (flaw != Flaw.TYP) {
        super.type(header);
      }
    }

    @Override
    void audience(Map<String, ?> claims) {
      if (flaw != Flaw.AUD) {
        super.audience(claims);
      }
    }

    @Override
    void expiry(Map<String, ?> claims) {
      if (flaw != Flaw.EXP) {
        super.expiry(claims);
      }
    }
  }
}
