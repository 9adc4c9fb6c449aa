package dev.backendlab.jwt;

import dev.backendlab.kit.Column;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a real token apart and puts it together as an attacker would: by hand, because a library
 * refuses to.
 *
 * @param header as JSON
 * @param payload as JSON
 * @param signature as it stood in the token
 */
record Forge(String header, String payload, String signature) {

  private static final Map<String, String> ALGORITHMS =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSAinP1363Format");

  /** The columns of {@link #parts}. */
  static final List<Column> PARTS =
      List.of(Column.of("part"), Column.counted("characters"), Column.of("decoded"));

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  static Forge of(String token) {
    var parts = token.split("\\.");
    return new Forge(decoded(parts[0]), decoded(parts[1]), parts[2]);
  }

  Map<String, Object> claims() {
    return JsonMapper.shared().readValue(payload, OBJECT);
  }

  List<List<String>> parts() {
    return List.of(
        part("header", header),
        part("payload", payload),
        List.of(
            "signature", "" + signature.length(), "256 bytes that only the issuer can compute"));
  }

  private static List<String> part(String name, String json) {
    return List.of(name, "" + encoded(utf8(json)).length(), json);
  }

  /** The old signature under another header. */
  String withHeader(String changed) {
    return unsigned(changed, payload) + signature;
  }

  /** The old signature under another payload. */
  String withPayload(String changed) {
    return unsigned(header, changed) + signature;
  }

  /** Another payload, signed anew: with the issuer's key, only what it says is wrong with it. */
  String signed(String changed, PrivateKey key) {
    return signed(header, changed, key);
  }

  /** The same with something in the payload replaced. */
  String resigned(String found, String replacement, PrivateKey key) {
    return signed(payload.replaceFirst(found, replacement), key);
  }

  static String signed(String header, String payload, PrivateKey key) {
    var text = unsigned(header, payload);
    try {
      var signature = Signature.getInstance(ALGORITHMS.get(key.getAlgorithm()));
      signature.initSign(key);
      signature.update(utf8(text.substring(0, text.length() - 1)));
      return text + encoded(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String hmac(String header, String payload, byte[] secret) {
    var text = unsigned(header, payload);
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return text + encoded(mac.doFinal(utf8(text.substring(0, text.length() - 1))));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String unsigned(String header, String payload) {
    return encoded(utf8(header)) + "." + encoded(utf8(payload)) + ".";
  }

  static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A key or a certificate, as a file has it. */
  static String pem(String what, byte[] bytes) {
    var body = Base64.getMimeEncoder(64, utf8("\n")).encodeToString(bytes);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, body, what);
  }

  /** A public RSA key as a header may carry it. */
  static String jwk(PublicKey key) {
    var rsa = (RSAPublicKey) key;
    return "{\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"%s\"}"
        .formatted(
            encoded(rsa.getModulus().toByteArray()),
            encoded(rsa.getPublicExponent().toByteArray()));
  }
}
