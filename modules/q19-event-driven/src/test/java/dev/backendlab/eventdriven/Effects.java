package dev.backendlab.eventdriven;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What has come of a customer's orders, counted in the tables of all four services.
 *
 * @param jdbc the services' database
 */
record Effects(JdbcClient jdbc) {

  private static final String COUNT =
      "select count(*) from customer_order o join %s e on e.order_id = o.id where o.customer = ?";

  long orders(String customer) {
    return jdbc.sql("select count(*) from customer_order where customer = ?")
        .param(customer)
        .query(Long.class)
        .single();
  }

  long paid(String customer) {
    return count("payment", customer);
  }

  long charges(String customer) {
    return count("card_charge", customer);
  }

  long reserved(String customer) {
    return count("reservation", customer);
  }

  long mails(String customer) {
    return count("sent_mail", customer);
  }

  private long count(String table, String customer) {
    return jdbc.sql(COUNT.formatted(table)).param(customer).query(Long.class).single();
  }
}
