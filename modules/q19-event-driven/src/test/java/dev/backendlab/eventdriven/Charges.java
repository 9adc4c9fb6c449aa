package dev.backendlab.eventdriven;

import dev.backendlab.kit.Column;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the card network has charged for one consumer.
 *
 * @param orders that were charged at least once
 * @param charges in all
 * @param twice orders that were charged more than once
 */
record Charges(long orders, long charges, long twice) {

  static final List<Column> COLUMNS =
      List.of(
          Column.of("consumer"),
          Column.counted("orders"),
          Column.counted("charges"),
          Column.counted("orders charged twice"));

  private static final String COUNT =
      """
      select count(*) as orders, coalesce(sum(charges), 0) as charges,
        count(*) filter (where charges > 1) as twice
      from (select count(*) as charges from card_charge where idempotency_key like ? || '-%'
        group by order_id) charged
      """;

  /**
   * Counts.
   *
   * @param consumer what the keys of its charges begin with
   */
  static Charges by(String consumer, JdbcClient jdbc) {
    return jdbc.sql(COUNT).param(consumer).query(Charges.class).single();
  }

  List<String> row(String consumer) {
    return List.of(consumer, "" + orders, "" + charges, "" + twice);
  }
}
