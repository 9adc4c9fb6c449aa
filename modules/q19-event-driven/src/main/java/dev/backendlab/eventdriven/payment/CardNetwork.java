package dev.backendlab.eventdriven.payment;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.eventdriven.OtherCompany;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * The card network: another company's system, which no transaction of ours reaches. As real ones
 * do, it takes the same idempotency key for the same charge.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The
 *     Idempotency-Key HTTP header field, IETF draft</a>
 */
@Component
class CardNetwork {

  private final JdbcClient jdbc;
  private final PaymentProperties properties;

  CardNetwork(JdbcClient jdbc, PaymentProperties properties) {
    this.jdbc = jdbc;
    this.properties = properties;
  }

  /** 402: the card has not that much. */
  static final class CardRefused extends ErrorResponseException {

    CardRefused(OrderPlaced order) {
      super(
          HttpStatus.PAYMENT_REQUIRED,
          ProblemDetail.forStatusAndDetail(
              HttpStatus.PAYMENT_REQUIRED,
              "The card was refused for %d cents.".formatted(order.cents())),
          null);
    }
  }

  /** Takes the money, unless it has done so under this key before. */
  void charge(String idempotencyKey, OrderPlaced order) {
    OtherCompany.takes(properties.takes());
    if (order.cents() > properties.limit()) {
      throw new CardRefused(order);
    }
    jdbc.sql(
            """
            insert into card_charge (idempotency_key, order_id, cents) values (?, ?, ?)
            on conflict do nothing
            """)
        .params(idempotencyKey, order.order(), order.cents())
        .update();
  }
}
