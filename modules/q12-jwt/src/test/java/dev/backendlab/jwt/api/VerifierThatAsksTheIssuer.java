package dev.backendlab.jwt.api;

import dev.backendlab.kit.BrokenTwin;
import org.springframework.web.client.RestClient;

@BrokenTwin(
    value = "microservices",
    says =
        "Every service fetches the key set anew for each token, so that it is never out of date.")
class VerifierThatAsksTheIssuer extends JwtVerifier {

  private final RestClient issuer;
  private final ApiProperties api;
  private final DenyList denyList;

  VerifierThatAsksTheIssuer(
      ApiProperties api, PublishedKeys keys, DenyList denyList, RestClient issuer) {
    super(api, keys, denyList);
    this.issuer = issuer;
    this.api = api;
    this.denyList = denyList;
  }

  @Override
  Caller verify(String token) {
    var justFetched = new PublishedKeys(issuer, api);
    return new JwtVerifier(api, justFetched, denyList).verify(token);
  }
}
