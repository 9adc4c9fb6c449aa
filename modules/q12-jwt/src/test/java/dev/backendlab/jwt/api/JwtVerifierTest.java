package dev.backendlab.jwt.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import io.jsonwebtoken.io.DeserializationException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JwtVerifierTest {

  static final String ADA =
      """
      {"iss":"me","sub":"ada","aud":["shop"],"exp":4102444800,"jti":"1","roles":["CUSTOMER"]}
      """
          .strip();

  private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":";
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.{}\"=+/ %\\";

  @Test
  void believesAGoodToken() throws Exception {
    try (var issuer = new KeyServer()) {
      var caller = issuer.verifier().verify(KeyServer.token(ADA));
      assertThat(caller.name()).isEqualTo("ada");
      assertThat(caller.roles()).containsExactly("CUSTOMER");
    }
  }

  @Test
  void saysOnlyOurOwnWordsAboutABadOne() throws Exception {
    try (var issuer = new KeyServer()) {
      var verifier = issuer.verifier();
      var header =
          encoded("{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"x\\n INFO all is well\"}");
      assertThatExceptionOfType(RefusedToken.class)
          .isThrownBy(() -> verifier.verify(header + ".e30.AAAA"))
          .withMessage("the issuer publishes no such key");
    }
  }

  @Test
  void readsNoBytesThatAreNoUtf8() {
    var bytes = new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'};
    assertThatExceptionOfType(DeserializationException.class)
        .isThrownBy(() -> new StrictJson().decoded(Base64.getUrlEncoder().encodeToString(bytes)));
  }

  /** Whatever is done to a token, it is refused: no other exception, which would become 500. */
  @Test
  void refusesTenThousandMutations() throws Exception {
    try (var issuer = new KeyServer()) {
      var verifier = issuer.verifier();
      var random = new Random(12);
      var good = KeyServer.token(ADA);
      var claims = verifier.verify(good).name();
      for (int i = 0; i < 10_000; i++) {
        var mutation = mutated(good, random);
        try {
          assertThat(verifier.verify(mutation).name()).isEqualTo(claims);
          assertThat(sameBytes(mutation, good)).as(mutation).isTrue();
        } catch (RefusedToken expected) {
          assertThat(expected).hasMessageNotContaining("%");
        } catch (RuntimeException other) {
          fail("The mutation " + mutation + " ended in " + other, other);
        }
      }
    }
  }

  @Test
  void refusesHeadersThatAreNoHeaders() throws Exception {
    try (var issuer = new KeyServer()) {
      var verifier = issuer.verifier();
      for (var header :
          new String[] {
            "null",
            "[]",
            "1",
            "\"x\"",
            "{}",
            "{\"alg\":1}",
            "{\"alg\":null}",
            "{\"alg\":[]}",
            HEADER + "7}",
            HEADER + "{}}",
            HEADER + "\"k1\",\"crit\":[\"b64\"],\"b64\":false}",
            HEADER + "\"k1\",\"crit\":\"x\"}",
            HEADER + "\"k1\",\"zip\":\"DEF\"}",
            HEADER + "\"k1\",\"jwk\":\"x\"}",
            HEADER + "\"k1\",\"x5c\":5}",
            "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"k1\"}"
          }) {
        for (var tail : new String[] {".e30.AAAA", ".e30.", "..", "..AAAA"}) {
          assertThatExceptionOfType(RefusedToken.class)
              .as(header)
              .isThrownBy(() -> verifier.verify(encoded(header) + tail));
        }
      }
    }
  }

  private static String mutated(String token, Random random) {
    var text = new StringBuilder(token);
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(text.length());
      var letter = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
      switch (random.nextInt(3)) {
        case 0 -> text.setCharAt(at, letter);
        case 1 -> text.insert(at, letter);
        default -> text.deleteCharAt(at);
      }
    }
    return text.toString();
  }

  /** The last character of base64url has bits that mean nothing. */
  private static boolean sameBytes(String mutation, String token) {
    int cut = token.lastIndexOf('.');
    return mutation.length() == token.length()
        && mutation.substring(0, cut).equals(token.substring(0, cut))
        && Arrays.equals(
            Base64.getUrlDecoder().decode(mutation.substring(cut + 1)),
            Base64.getUrlDecoder().decode(token.substring(cut + 1)));
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }
}
