package dev.backendlab.jwt.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jsonwebtoken.security.Jwks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** Keys that the author of a token wants to be verified with, in the four places of RFC 7515. */
final class HostileKeys {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private HostileKeys() {}

  static Optional<PublicKey> in(Map<String, ?> header) {
    return header.entrySet().stream()
        .flatMap(entry -> of(entry.getKey(), entry.getValue()).stream())
        .findFirst();
  }

  private static Optional<PublicKey> of(String name, Object value) {
    return switch (name) {
      case "jwk" -> Optional.of(jwk("{\"keys\":[%s]}".formatted(JSON.writeValueAsString(value))));
      case "jku" -> Optional.of(jwk(at(value)));
      case "x5c" ->
          Optional.of(certified(Base64.getDecoder().decode((String) ((List<?>) value).getFirst())));
      case "x5u" -> Optional.of(certified(at(value).getBytes(UTF_8)));
      default -> Optional.empty();
    };
  }

  /** Of a certificate in this file, be it where it may. */
  static Optional<PublicKey> inFile(String path) {
    try {
      return Optional.of(certified(Files.readAllBytes(Path.of("keys").resolve(path))));
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  private static PublicKey jwk(String set) {
    return (PublicKey) Jwks.setParser().build().parse(set).iterator().next().toKey();
  }

  private static PublicKey certified(byte[] certificate) {
    try {
      var x509 = CertificateFactory.getInstance("X.509");
      return x509.generateCertificate(new ByteArrayInputStream(certificate)).getPublicKey();
    } catch (GeneralSecurityException none) {
      throw new IllegalArgumentException(none);
    }
  }

  private static String at(Object url) {
    return String.valueOf(
        RestClient.create().get().uri(String.valueOf(url)).retrieve().body(String.class));
  }
}
