package dev.backendlab.jwt.api;

import dev.backendlab.kit.BrokenTwin;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;

@BrokenTwin(
    value = "claims",
    says =
        "The verifier checks signature, issuer and expiry, and forgets to ask for whom the token is.")
class VerifierForAnyAudience extends JwtVerifier {

  private final JwtParser parser;

  VerifierForAnyAudience(ApiProperties api, PublishedKeys keys, DenyList denyList) {
    super(api, keys, denyList);
    this.parser = Jwts.parser().keyLocator(keys).requireIssuer(api.issuer()).build();
  }

  @Override
  Caller verify(String token) {
    try {
      return Caller.of(parser.parseSignedClaims(token).getPayload(), token);
    } catch (JwtException refused) {
      throw new RefusedToken("it is not valid");
    }
  }
}
