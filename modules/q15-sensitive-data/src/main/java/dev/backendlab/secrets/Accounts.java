package dev.backendlab.secrets;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.web.ErrorResponseException;

/** Customers, and the lines by which their passwords are recognised. */
@Repository
class Accounts {

  private static final Logger log = LoggerFactory.getLogger(Accounts.class);

  private final JdbcClient jdbc;
  private final Passwords passwords;

  Accounts(JdbcClient jdbc, Passwords passwords) {
    this.jdbc = jdbc;
    this.passwords = passwords;
  }

  /**
   * What somebody sends who registers or logs in.
   *
   * @param password of at most 72 characters: bcrypt reads no more, and a long one costs time
   */
  record Login(String name, Secret password) {

    Login {
      if (name == null || !name.matches("[a-z0-9-]{1,40}")) {
        throw new IllegalArgumentException("A name has 1 to 40 letters, digits and dashes.");
      }
      if (password == null || !password.reveal().matches(".{1,72}")) {
        throw new IllegalArgumentException("A password has 1 to 72 characters.");
      }
    }
  }

  void add(Login login) {
    try {
      jdbc.sql("insert into account (name, password) values (?, ?)")
          .params(login.name(), passwords.line(login.password()))
          .update();
    } catch (DuplicateKeyException taken) {
      throw problem(HttpStatus.CONFLICT, "There is an account of this name.");
    }
  }

  /**
   * A login is the only moment at which the password is known, so it renews an old line. For a name
   * that nobody has a line is checked, too: an answer that comes sooner would tell who is a
   * customer.
   */
  void logIn(Login login) {
    var line =
        jdbc.sql("select password from account where name = ?")
            .param(login.name())
            .query(String.class)
            .optional();
    boolean fits = passwords.fits(login.password(), line.orElse(passwords.ofNobody()));
    if (line.isEmpty() || !fits) {
      throw refused(login);
    }
    if (passwords.isOutdated(line.get())) {
      jdbc.sql("update account set password = ? where name = ? and password = ?")
          .params(passwords.line(login.password()), login.name(), line.get())
          .update();
    }
  }

  private ErrorResponseException refused(Login login) {
    var words = words(login);
    log.warn("Refused: {}", words);
    return problem(HttpStatus.UNAUTHORIZED, "Name or password is wrong: " + words);
  }

  /** How a login is called in logs and answers. */
  String words(Login login) {
    return login.toString();
  }

  private static ErrorResponseException problem(HttpStatus status, String detail) {
    return new ErrorResponseException(
        status, ProblemDetail.forStatusAndDetail(status, detail), null);
  }
}
