package dev.backendlab.jwt.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jsonwebtoken.Jwts;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of the issuer, and the keys that are known after each. */
class KeySetsTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final KeyPair OTHERS = Jwts.SIG.RS256.keyPair().build();
  private static final PublicKey KEY = KeyServer.KEYS.getPublic();

  /** Of a proxy's error page, of an issuer that has lost its keys, of one that is half started. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "{}",
        "<html>Service unavailable</html>",
        "{\"keys\":null}",
        "{\"keys\":5}",
        "{\"keys\":[]}",
        "{\"keys\":[null,7,{}]}",
        "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"k1\"}]}",
        "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"k1\",\"k\":\"c2VjcmV0\"}]}",
        "{\"keys\":[{\"kty\":\"what\",\"kid\":\"k1\"}]}",
        "{\"keys\":[",
      })
  void stayForAnAnswerThatIsNoKeySet(String answer) throws Exception {
    try (var issuer = new KeyServer()) {
      var keys = issuer.keys(Duration.ZERO, Duration.ZERO);
      keys.find("k1");
      issuer.answer(answer);
      assertThat(PublishedKeysTest.found(keys, "k1")).containsExactly(KEY);

      var newcomer = issuer.keys(LONG, LONG);
      assertThatExceptionOfType(NoAnswer.class).isThrownBy(() -> newcomer.find("k1"));
    }
  }

  @Test
  void withoutAnIdOrOfNoUseAreSkipped() throws Exception {
    try (var issuer = new KeyServer()) {
      var key = KeyServer.key("k1", KeyServer.KEYS);
      issuer.answer(
          KeyServer.set(
              KeyServer.key("k2", OTHERS).replace("\"kid\":\"k2\"", "\"x\":1"),
              KeyServer.key("k3", OTHERS).replaceFirst("\\{", "{\"use\":\"enc\","),
              KeyServer.key("k4", OTHERS).replaceFirst("\\{", "{\"alg\":\"PS256\","),
              KeyServer.key("k5", OTHERS).replaceFirst("\"n\":\"[^\"]*\"", "\"n\":\"AQAB\""),
              key));
      var keys = issuer.keys(LONG, LONG);
      assertThat(PublishedKeysTest.found(keys, "k1")).containsExactly(KEY);
      for (var skipped : List.of("k2", "k3", "k4", "k5")) {
        assertThatExceptionOfType(RefusedToken.class).isThrownBy(() -> keys.find(skipped));
      }
    }
  }

  @Test
  void ofOneIdAreTriedInTurn() throws Exception {
    try (var issuer = new KeyServer()) {
      issuer.answer(
          KeyServer.set(KeyServer.key("k1", OTHERS), KeyServer.key("k1", KeyServer.KEYS)));
      var caller = issuer.verifier().verify(KeyServer.token(JwtVerifierTest.ADA));
      assertThat(caller.name()).isEqualTo("ada");
    }
  }

  /** Its issuer has signed this one, but not as the header says. */
  @Test
  void haveOneAlgorithmForEachKey() throws Exception {
    try (var issuer = new KeyServer()) {
      var base64 = Base64.getUrlEncoder().withoutPadding();
      var header = "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"k1\"}";
      var text =
          base64.encodeToString(header.getBytes(UTF_8))
              + "."
              + base64.encodeToString(JwtVerifierTest.ADA.getBytes(UTF_8));
      var rsa = Signature.getInstance("SHA256withRSA");
      rsa.initSign(KeyServer.KEYS.getPrivate());
      rsa.update(text.getBytes(UTF_8));
      var token = text + "." + base64.encodeToString(rsa.sign());
      assertThatExceptionOfType(RefusedToken.class)
          .isThrownBy(() -> issuer.verifier().verify(token))
          .withMessage("the signature does not fit");
    }
  }
}
