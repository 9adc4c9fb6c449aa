package dev.backendlab.ratelimiting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Whose calls are counted together: the key of a counter decides what it limits.
 *
 * <p>Each store writes values of a form of its own, so its name is in the key: after a change of
 * the store, nobody meets a value of the one before.
 */
@Component
class BucketKeys {

  private final String prefix;

  BucketKeys(RateLimitProperties properties) {
    var store = properties.store().name().toLowerCase(Locale.ROOT).replace('_', '-');
    this.prefix = properties.keyPrefix() + store + ":";
  }

  /** One counter for each caller: the same one, whichever instance the call comes to. */
  String own(Caller caller) {
    return prefix + "key:" + digest(caller.key());
  }

  /** One counter for all callers with this plan. */
  String together(Caller caller) {
    return prefix + "plan:" + caller.planName();
  }

  /** An API key is a password: neither Redis nor the log is to know it. */
  private static String digest(String apiKey) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      var digest = sha.digest(apiKey.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every JDK has it
    }
  }
}
