package dev.backendlab.jwt.issuer;

import io.jsonwebtoken.security.JwkSet;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the public keys (RFC 7517), where every service can fetch them without a secret. */
@RestController
class KeyController {

  private final SigningKeys keys;

  KeyController(SigningKeys keys) {
    this.keys = keys;
  }

  @GetMapping("/.well-known/jwks.json")
  JwkSet keys() {
    return keys.published();
  }
}
