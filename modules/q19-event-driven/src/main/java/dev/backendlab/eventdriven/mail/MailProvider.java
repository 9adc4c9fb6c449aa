package dev.backendlab.eventdriven.mail;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.eventdriven.OtherCompany;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The company that delivers our mail: it keeps a list of all that it has sent. */
@Component
class MailProvider {

  private final JdbcClient jdbc;
  private final MailProperties properties;

  MailProvider(JdbcClient jdbc, MailProperties properties) {
    this.jdbc = jdbc;
    this.properties = properties;
  }

  /** Sends, however often it is asked: a mail has no idempotency key that its reader would see. */
  void send(OrderPlaced order) {
    OtherCompany.takes(properties.takes());
    jdbc.sql("insert into sent_mail (order_id, recipient) values (?, ?)")
        .params(order.order(), order.customer())
        .update();
  }
}
