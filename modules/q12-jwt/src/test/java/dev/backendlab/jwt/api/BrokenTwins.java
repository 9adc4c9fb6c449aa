package dev.backendlab.jwt.api;

import dev.backendlab.kit.BrokenTwin;
import java.util.List;
import java.util.Map;
import org.springframework.web.client.RestClient;

/** Services that verify with less care. */
final class BrokenTwins {

  private BrokenTwins() {}

  @BrokenTwin(
      value = "claims",
      says = "The service checks signature, issuer and expiry, and not for whom the token is.")
  static class RulesForAnyAudience extends TokenRules {

    RulesForAnyAudience(ApiProperties api) {
      super(api);
    }

    @Override
    void audience(Map<String, ?> claims) {}
  }

  @BrokenTwin(
      value = "signature",
      says = "The verifier does what the token's alg says, as some libraries did until 2015.")
  static class VerifierByAlg extends CarelessVerifier {

    VerifierByAlg(ApiProperties api, PublishedKeys keys, DenyList denied) {
      super(Flaw.ALG, api, keys, denied);
    }
  }

  /** A setting: {@code application-broken-stateless.yml} turns the deny-list on. */
  @BrokenTwin(
      value = "stateless",
      says = "Somebody turned on the deny-list, to be safe: each token is looked up on Redis.")
  static class DenyListToBeSafe {}

  @BrokenTwin(
      value = "microservices",
      says = "Each service fetches the key set for each token, so that it is never out of date.")
  static class FreshKeys extends PublishedKeys {

    private final RestClient issuer;
    private final ApiProperties api;

    FreshKeys(RestClient issuer, ApiProperties api) {
      super(issuer, api);
      this.issuer = issuer;
      this.api = api;
    }

    @Override
    List<VerificationKey> find(String id) {
      return new PublishedKeys(issuer, api).find(id);
    }
  }
}
