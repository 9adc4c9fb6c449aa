package dev.backendlab.eventdriven.checkout;

import dev.backendlab.eventdriven.OrderPlaced;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Events that are still to be sent, in a table beside the orders: a transactional outbox. A
 * database and a broker have no transaction in common, but two tables have.
 *
 * @see <a href="https://microservices.io/patterns/data/transactional-outbox.html">Transactional
 *     outbox (Chris Richardson)</a>
 */
@Repository
public class Outbox {

  private final JdbcClient jdbc;

  Outbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Joins the caller's transaction. */
  void add(OrderPlaced order) {
    jdbc.sql("insert into outbox (order_id, customer, cents) values (?, ?, ?)")
        .params(order.order(), order.customer(), order.cents())
        .update();
  }

  /** An event on its way out; its id is what it is removed by. */
  record Entry(long id, OrderPlaced event) {}

  /**
   * The oldest ones, for the only one who may send them now: with two relays at a time, events of
   * one order could overtake each other. Nobody else gets any until this transaction ends.
   */
  List<Entry> next(int atMost) {
    var ours =
        jdbc.sql("select pg_try_advisory_xact_lock(hashtext(current_schema() || '.outbox'))")
            .query(Boolean.class)
            .single();
    return ours ? oldest(atMost) : List.of();
  }

  private List<Entry> oldest(int atMost) {
    return jdbc.sql("select * from outbox order by id limit ?")
        .param(atMost)
        .query((row, number) ->
            new Entry(
                row.getLong("id"),
                new OrderPlaced(
                    row.getObject("order_id", UUID.class),
                    row.getString("customer"),
                    row.getLong("cents"))))
        .list();
  }

  /** By id and not "up to": a number may be given before, and committed after, the next one. */
  void remove(List<Entry> sent) {
    jdbc.sql("delete from outbox where id in (:ids)")
        .param("ids", sent.stream().map(Entry::id).toList())
        .update();
  }
}
