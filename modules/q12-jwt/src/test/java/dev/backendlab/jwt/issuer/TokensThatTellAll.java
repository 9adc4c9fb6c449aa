package dev.backendlab.jwt.issuer;

import dev.backendlab.kit.BrokenTwin;
import io.jsonwebtoken.JwtBuilder;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.IntStream;

@BrokenTwin(
    value = "compact",
    says =
        "The issuer puts every permission of the user into the token, so that nobody needs to look one up.")
class TokensThatTellAll extends AccessTokens {

  TokensThatTellAll(IssuerProperties issuer, SigningKeys keys) {
    super(issuer, keys);
  }

  @Override
  JwtBuilder draft(String user, Collection<String> roles, Duration life) {
    var permissions =
        IntStream.range(0, 200).mapToObj("https://shop.example/permissions/%d"::formatted).toList();
    return super.draft(user, roles, life).claim("permissions", permissions);
  }
}
