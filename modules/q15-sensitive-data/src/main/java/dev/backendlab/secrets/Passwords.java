package dev.backendlab.secrets;

import java.util.Map;
import java.util.UUID;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * How passwords are kept: by Argon2id, with the least cost that OWASP advises. Lines of bcrypt are
 * from years before; each says itself how it was made, so old and new live in one column.
 *
 * @see <a
 *     href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">OWASP,
 *     Password Storage</a>
 */
@Component
class Passwords {

  private static final String TODAY = "argon2id";
  private static final int SALT = 16;
  private static final int HASH = 32;
  private static final int THREADS = 1;
  private static final int KIBIBYTES = 19 * 1024;
  private static final int PASSES = 2;

  private final PasswordEncoder encoder =
      new DelegatingPasswordEncoder(
          TODAY,
          Map.of(
              TODAY,
              new Argon2PasswordEncoder(SALT, HASH, THREADS, KIBIBYTES, PASSES),
              "bcrypt",
              new BCryptPasswordEncoder(10)));

  private final String ofNobody = encoder.encode(UUID.randomUUID().toString());

  /** The line that is stored: function, cost, salt and hash. */
  String line(Secret password) {
    return encoder().encode(password.reveal());
  }

  boolean fits(Secret password, String line) {
    return encoder().matches(password.reveal(), line);
  }

  /** Whether a line was made by a function or at a cost that is not today's. */
  boolean isOutdated(String line) {
    return encoder().upgradeEncoding(line);
  }

  /** A line of today's cost that no password fits. */
  String ofNobody() {
    return ofNobody;
  }

  PasswordEncoder encoder() {
    return encoder;
  }
}
