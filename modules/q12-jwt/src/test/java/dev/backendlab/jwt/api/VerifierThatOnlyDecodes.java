package dev.backendlab.jwt.api;

import dev.backendlab.kit.BrokenTwin;
import java.util.Base64;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@BrokenTwin(
    value = "signature",
    says =
        "The verifier decodes the payload and believes it: the signature is for the library to care about.")
class VerifierThatOnlyDecodes extends JwtVerifier {

  private final JsonMapper json;

  VerifierThatOnlyDecodes(
      ApiProperties api, PublishedKeys keys, DenyList denyList, JsonMapper json) {
    super(api, keys, denyList);
    this.json = json;
  }

  @Override
  Caller verify(String token) {
    var payload = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
    var claims = json.readTree(payload);
    var roles = claims.path("roles").valueStream().map(JsonNode::asString);
    return new Caller(claims.path("sub").asString(), roles.collect(Collectors.toSet()), token);
  }
}
