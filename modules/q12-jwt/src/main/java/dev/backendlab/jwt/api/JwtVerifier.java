package dev.backendlab.jwt.api;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.IncorrectClaimException;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.Jwt;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.MissingClaimException;
import io.jsonwebtoken.PrematureJwtException;
import io.jsonwebtoken.UnsupportedJwtException;
import io.jsonwebtoken.security.SignatureException;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Believes a token, or says why not, without asking anybody.
 *
 * <p>What is decided here and never by the token: the algorithm, where keys come from, who must
 * have issued it, for whom, and how long it may be.
 */
@Component
public class JwtVerifier {

  private static final int LONGEST = 4_096;

  /** Stricter than the decoder, which skips what it does not know. */
  private static final Pattern THREE_PARTS = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");

  private final JwtParser parser;
  private final DenyList denyList;

  JwtVerifier(ApiProperties api, PublishedKeys keys, DenyList denyList) {
    this.denyList = denyList;
    this.parser =
        Jwts.parser()
            .sig()
            .clear()
            .add(Jwts.SIG.RS256)
            .and()
            .zip()
            .clear()
            .and()
            .keyLocator(keys)
            .json(new StrictJson())
            .requireIssuer(api.issuer())
            .requireAudience(api.audience())
            .clockSkewSeconds(api.clockSkew().toSeconds())
            .build();
  }

  Caller verify(String token) {
    if (token.length() > LONGEST) {
      throw new RefusedToken("it is longer than %d characters".formatted(LONGEST));
    }
    if (!THREE_PARTS.matcher(token).matches()) {
      throw new RefusedToken("it is not three parts in base64url");
    }
    var claims = claims(token);
    var caller = Caller.of(claims, token);
    if (denyList.contains(claims.getId())) {
      throw new RefusedToken("it was logged out");
    }
    return caller;
  }

  private Claims claims(String token) {
    var jwt = parsed(token);
    try {
      return jwt.accept(Jws.CLAIMS).getPayload();
    } catch (UnsupportedJwtException bytes) {
      throw new RefusedToken("its payload is not one JSON object with each name once");
    }
  }

  private Jwt<?, ?> parsed(String token) {
    try {
      return parser.parse(token);
    } catch (JwtException | IllegalArgumentException refused) {
      throw new RefusedToken(reason(refused));
    }
  }

  private static String reason(RuntimeException refused) {
    return switch (refused) {
      case SignatureException e when e.getCause() instanceof UnsupportedJwtException ->
          "its algorithm is not ours";
      case SignatureException e -> "the signature does not fit";
      case ExpiredJwtException e -> "it has expired";
      case PrematureJwtException e -> "it is not valid yet";
      case IncorrectClaimException e -> "it has the wrong " + e.getClaimName();
      case MissingClaimException e -> "it lacks " + e.getClaimName();
      case UnsupportedJwtException e -> "its algorithm is not ours";
      default -> "it is malformed, or lacks a part";
    };
  }
}
