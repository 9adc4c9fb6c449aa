package dev.backendlab.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backendlab.kit.Column;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
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

  /** The columns of {@link #parts}. */
  static final List<Column> PARTS =
      List.of(Column.of("part"), Column.counted("characters"), Column.of("decoded"));

  private static final Map<String, String> ALGORITHMS =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSAinP1363Format");

  static Forge of(String token) {
    var parts = token.split("\\.");
    return new Forge(decoded(parts[0]), decoded(parts[1]), parts[2]);
  }

  Map<String, Object> claims() {
    return JsonMapper.shared().readValue(payload, new TypeReference<>() {});
  }

  List<List<String>> parts() {
    var secret = "256 bytes that only the issuer can compute";
    return List.of(
        List.of("header", "" + encoded(header.getBytes(UTF_8)).length(), header),
        List.of("payload", "" + encoded(payload.getBytes(UTF_8)).length(), payload),
        List.of("signature", "" + signature.length(), secret));
  }

  Forge withPayload(String found, String replacement) {
    return new Forge(header, payload.replaceFirst(found, replacement), signature);
  }

  /** Header and payload, as they stand in a token. */
  String unsigned() {
    return encoded(header.getBytes(UTF_8)) + "." + encoded(payload.getBytes(UTF_8)) + ".";
  }

  /** Signed anew: with the issuer's key, only what it says is wrong with it. */
  String signed(PrivateKey key) throws GeneralSecurityException {
    var signing = Signature.getInstance(ALGORITHMS.get(key.getAlgorithm()));
    signing.initSign(key);
    signing.update(signedBytes());
    return unsigned() + encoded(signing.sign());
  }

  String hmac(byte[] secret) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    return unsigned() + encoded(mac.doFinal(signedBytes()));
  }

  private byte[] signedBytes() {
    var text = unsigned();
    return text.substring(0, text.length() - 1).getBytes(UTF_8);
  }

  static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), UTF_8);
  }

  /** A key or a certificate, as a file has it. */
  static String pem(String what, byte[] bytes) {
    var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, body, what);
  }
}
