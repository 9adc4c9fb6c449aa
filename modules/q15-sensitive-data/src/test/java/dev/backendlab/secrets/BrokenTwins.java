package dev.backendlab.secrets;

import dev.backendlab.kit.BrokenTwin;
import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Secrets as they are kept by mistake. Those without members are settings in a file. */
final class BrokenTwins {

  private BrokenTwins() {}

  @BrokenTwin(
      value = "hashing",
      says = "Passwords are hashed by SHA-256: it is a secure hash, and needs no library.")
  static class SecureHash extends Passwords {

    private final PasswordEncoder sha256 = new Attack.Sha256();

    @Override
    PasswordEncoder encoder() {
      return sha256;
    }
  }

  @BrokenTwin(
      value = "plain-text",
      says = "The column for support has the whole number: the other column is encrypted anyway.")
  static class WholeNumberForSupport extends Cards {

    WholeNumberForSupport(JdbcClient jdbc, KeyService service) {
      super(jdbc, service);
    }

    @Override
    String shown(String number) {
      return number;
    }
  }

  @BrokenTwin(
      value = "encryption",
      says = "The number is encrypted and nothing says whose it is: it fits every customer.")
  static class NumberOfNobody extends Cards {

    NumberOfNobody(JdbcClient jdbc, KeyService service) {
      super(jdbc, service);
    }

    @Override
    byte[] context(String account) {
      return new byte[0];
    }
  }

  @BrokenTwin(
      value = "environment",
      says = "The scan reads what is checked out, and not what was deleted.")
  static class CheckedOut extends SecretScanner {

    @Override
    Iterable<RevCommit> commits(RevWalk history) throws IOException {
      return List.of(history.next());
    }
  }

  @BrokenTwin(
      value = "secret-manager",
      says = "The shop fetches its password at its start, and again tomorrow.")
  static class OnceADay {}

  /** Its settings are in application-broken-leaks.yml. */
  @BrokenTwin(
      value = "leaks",
      says =
          "To help support, answers and logs quote the login, and the endpoints show all values.")
  static class Helpful extends Accounts {

    Helpful(JdbcClient jdbc, Passwords passwords) {
      super(jdbc, passwords);
    }

    @Override
    String words(Login login) {
      return "%s with '%s'".formatted(login.name(), login.password().reveal());
    }
  }
}
