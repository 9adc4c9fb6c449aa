package dev.backendlab.eventdriven.mail;

import dev.backendlab.eventdriven.OrderPlaced;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * One mail for an order, however often it is told. The note is made after the mail went out: a
 * crash between the two sends a second mail, which is better than none. A provider that took a key,
 * as the card network does, would close that gap; mail has none.
 */
@Service
public class Mails {

  private final MailProvider provider;
  private final JdbcClient jdbc;

  Mails(MailProvider provider, JdbcClient jdbc) {
    this.provider = provider;
    this.jdbc = jdbc;
  }

  /** That a customer was written to. */
  record Mail(UUID order, String recipient) {}

  void confirm(OrderPlaced order) {
    if (of(order.order()).isPresent()) {
      return;
    }
    provider.send(order);
    jdbc.sql("insert into confirmation (order_id, recipient) values (?, ?) on conflict do nothing")
        .params(order.order(), order.customer())
        .update();
  }

  Optional<Mail> of(UUID order) {
    return jdbc.sql("select order_id as \"order\", recipient from confirmation where order_id = ?")
        .param(order)
        .query(Mail.class)
        .optional();
  }
}
