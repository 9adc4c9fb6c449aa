package dev.backendlab.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords, as authenticator apps make them: an HMAC over the number of the
 * current half minute, cut down to a few digits.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6238">RFC 6238</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4226#section-5.3">RFC 4226, 5.3</a>
 */
final class Totp {

  private static final int SECONDS = 30;

  private Totp() {}

  static long stepAt(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), SECONDS);
  }

  static String code(byte[] secret, long step, int digits) {
    var hmac = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hmac[hmac.length - 1] & 0xf;
    int number = ByteBuffer.wrap(hmac).getInt(offset) & 0x7fff_ffff;
    var code = String.format(Locale.ROOT, "%010d", number);
    return code.substring(code.length() - digits);
  }

  private static byte[] hmac(byte[] secret, byte[] step) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "RAW"));
      return mac.doFinal(step);
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError("every Java has HmacSHA1", impossible);
    }
  }
}
