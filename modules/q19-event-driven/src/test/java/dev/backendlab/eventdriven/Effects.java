package dev.backendlab.eventdriven;

import dev.backendlab.eventdriven.Shop.Placed;
import dev.backendlab.kit.Measured;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows that each service wrote for a customer's orders.
 *
 * @param jdbc the shop's tables
 */
record Effects(JdbcClient jdbc) {

  private static final String LAST_PART =
      """
      select extract(epoch from greatest(p.at, r.at, m.at) - o.at) * 1000
      from customer_order o
      join payment p on p.order_id = o.id
      join reservation r on r.order_id = o.id
      join sent_mail m on m.order_id = o.id
      where o.customer = ?
      """;

  long orders(String customer) {
    return number("select count(*) from customer_order where customer = ?", customer);
  }

  long paid(String customer) {
    return part("payment", customer);
  }

  long reserved(String customer) {
    return part("reservation", customer);
  }

  long mails(String customer) {
    return part("sent_mail", customer);
  }

  /** Of three for each order: payment, goods, mail. */
  long parts(String customer) {
    return paid(customer) + reserved(customer) + mails(customer);
  }

  /** Orders for which this customer was sent a mail, by whatever way they were placed. */
  long mailsTo(String customer) {
    return number("select count(distinct order_id) from sent_mail where recipient = ?", customer);
  }

  /** Events that are still to be sent. */
  long outbox() {
    return jdbc.sql("select count(*) from outbox").query(Long.class).single();
  }

  /** How many of these orders have their goods set aside. */
  long reserved(List<Placed> orders) {
    return jdbc.sql("select count(*) from reservation where order_id in (:orders)")
        .param("orders", orders.stream().map(Placed::order).toList())
        .query(Long.class)
        .single();
  }

  /** When the goods of each were set aside, in ms since the first, in order. */
  List<Double> reservedAfter(List<Placed> orders) {
    var sql =
        "select extract(epoch from at - min(at) over ()) * 1000 as after from reservation"
            + " where order_id in (:orders) order by after";
    return jdbc.sql(sql)
        .param("orders", orders.stream().map(Placed::order).toList())
        .query((row, number) -> row.getDouble("after"))
        .list();
  }

  /** The time after which the last part of an order was done, in ms: the median of all. */
  Measured lastPart(String customer) {
    var millis =
        jdbc.sql(LAST_PART).param(customer).query((row, number) -> row.getDouble(1)).list();
    return Measured.median(millis.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private long part(String table, String customer) {
    return number(
        "select count(*) from customer_order o join %s on order_id = id where customer = ?"
            .formatted(table),
        customer);
  }

  private long number(String sql, String customer) {
    return jdbc.sql(sql).param(customer).query(Long.class).single();
  }
}
