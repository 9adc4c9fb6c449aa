package dev.backendlab.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TotpTest {

  private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

  /** RFC 6238, appendix B, the rows of SHA-1. */
  @Test
  void theCodesAreThoseOfTheRfc() {
    Map.of(
            59L, "94287082",
            1111111109L, "07081804",
            1111111111L, "14050471",
            1234567890L, "89005924",
            2000000000L, "69279037",
            20000000000L, "65353130")
        .forEach((second, code) -> assertThat(codeAt(second)).isEqualTo(code));
  }

  private static String codeAt(long second) {
    return Totp.code(SECRET, Totp.stepAt(Instant.ofEpochSecond(second)), 8);
  }
}
