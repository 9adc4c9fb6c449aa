package dev.backendlab.eventdriven.payment;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far each payment has come: one step after the other, none twice, none left out. */
@Repository
public class Ledger {

  private final JdbcClient jdbc;

  Ledger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What became of a step. */
  enum Entry {
    BOOKED,
    KNOWN,
    TOO_EARLY
  }

  /**
   * Books a step if it is the next one. One that comes too early is put on record for a person to
   * look at: a refund of money that was never taken is not booked.
   */
  Entry book(PaymentStep step) {
    if (isNext(step)) {
      return Entry.BOOKED;
    }
    if (isKnown(step)) {
      return Entry.KNOWN;
    }
    jdbc.sql("insert into out_of_order (payment_id, step) values (?, ?)")
        .params(step.payment(), step.state().number())
        .update();
    return Entry.TOO_EARLY;
  }

  /** One statement, so that it holds with any number of consumers. */
  private boolean isNext(PaymentStep step) {
    var sql =
        step.state().number() == 1
            ? "insert into ledger (payment_id, step) values (:payment, :step) on conflict do nothing"
            : "update ledger set step = :step where payment_id = :payment and step = :step - 1";
    return jdbc.sql(sql)
            .param("payment", step.payment())
            .param("step", step.state().number())
            .update()
        == 1;
  }

  private boolean isKnown(PaymentStep step) {
    return jdbc.sql("select count(*) from ledger where payment_id = ? and step >= ?")
            .params(step.payment(), step.state().number())
            .query(Long.class)
            .single()
        == 1;
  }
}
