package dev.backendlab.eventdriven;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What has come of a customer's orders, counted in the tables of all four services.
 *
 * @param jdbc the shop's tables
 */
record Effects(JdbcClient jdbc) {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** When the parts of an order were done, in ms since it was taken. */
  record Times(double paid, double reserved, double mailed) {

    double last() {
      return Math.max(paid, Math.max(reserved, mailed));
    }
  }

  long orders(String customer) {
    return of("select count(*) from customer_order where customer = ?", customer);
  }

  long paid(String customer) {
    return count("payment", customer);
  }

  long reserved(String customer) {
    return count("reservation", customer);
  }

  long mails(String customer) {
    return count("sent_mail", customer);
  }

  /** Events that are still to be sent. */
  long outbox() {
    return jdbc.sql("select count(*) from outbox").query(Long.class).single();
  }

  /** Orders for which this customer was sent a mail, whoever placed them. */
  long mailsTo(String customer) {
    return of("select count(distinct order_id) from sent_mail where recipient = ?", customer);
  }

  /** Orders for which the mail provider has sent more than one. */
  long twice(String customer) {
    return of(
        """
        select count(*) from (
          select o.id from customer_order o join sent_mail m on m.order_id = o.id
          where o.customer = ? group by o.id having count(*) > 1) twice
        """,
        customer);
  }

  /** Returns when all of so many orders are paid, set aside and confirmed. */
  void awaitAll(String customer, long orders) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() ->
            paid(customer) == orders && reserved(customer) == orders && mails(customer) >= orders);
  }

  /** Of one order whose parts are all done. */
  Times times(UUID order) {
    return times("o.id = ?", order).getFirst();
  }

  /** Of all orders of a customer whose parts are done, in no order. */
  List<Times> times(String customer) {
    return times("o.customer = ?", customer);
  }

  private List<Times> times(String which, Object parameter) {
    return jdbc
        .sql(
            """
            select extract(epoch from p.at - o.at) * 1000 as paid,
              extract(epoch from r.at - o.at) * 1000 as reserved,
              extract(epoch from m.at - o.at) * 1000 as mailed
            from customer_order o
            join payment p on p.order_id = o.id
            join reservation r on r.order_id = o.id
            join sent_mail m on m.order_id = o.id
            where %s
            """
                .formatted(which))
        .param(parameter)
        .query(Times.class)
        .stream()
        .filter(Objects::nonNull)
        .toList();
  }

  private long count(String table, String customer) {
    return of(
        "select count(*) from customer_order o join "
            + table
            + " e on e.order_id = o.id where o.customer = ?",
        customer);
  }

  private long of(String sql, String customer) {
    return jdbc.sql(sql).param(customer).query(Long.class).single();
  }
}
