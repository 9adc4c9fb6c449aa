package dev.backendlab.checkout;

import static org.springframework.http.HttpStatus.PAYMENT_REQUIRED;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.web.ErrorResponseException;

/** Customers, their sessions, and the money that they keep with the shop. */
@Repository
class Customers {

  private final JdbcClient jdbc;

  Customers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whose session it is. */
  String of(@Nullable String session) {
    return jdbc.sql("select name from customer where session = ?")
        .param(session)
        .query(String.class)
        .optional()
        .orElseThrow(Customers::unknown);
  }

  /** A 401 has to say how to sign in (RFC 9110, 15.5.2); for cookies no scheme is registered. */
  private static ErrorResponseException unknown() {
    var unknown = Problems.refused(UNAUTHORIZED, "session", "is none: sign in first");
    unknown.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Cookie");
    return unknown;
  }

  void charge(String customer, long cents) {
    int charged =
        jdbc.sql("update customer set cents = cents - ? where name = ? and cents >= ?")
            .params(cents, customer, cents)
            .update();
    if (charged == 0) {
      throw Problems.refused(PAYMENT_REQUIRED, "totalCents", "is more than the customer has");
    }
  }
}
