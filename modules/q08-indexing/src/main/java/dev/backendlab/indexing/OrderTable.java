package dev.backendlab.indexing;

import jakarta.annotation.PostConstruct;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A million orders, a hundred of each customer. They stand in the order of their time, as in most
 * shops, and a customer's orders lie far apart.
 *
 * <p>The table has no primary key, since that would be an index. It is unlogged, which makes it
 * quicker to fill and changes no plan. Nothing vacuums it behind the back of those who count.
 */
@Component
class OrderTable {

  static final String NAME = "orders";
  static final int ROWS = 1_000_000;

  /** Room on each page, so that the new version of an updated row can lie beside the old one. */
  private static final String COLUMNS =
      """
      (
        id int not null,
        customer int not null,
        placed_at timestamptz not null,
        cents int not null,
        branch smallint not null,
        status text not null,
        note text
      ) with (fillfactor = 90, autovacuum_enabled = false)
      """;

  /** Remainders instead of random numbers: every run finds the same rows on the same pages. */
  private static final String ORDERS =
      """
      select i, 1 + i % 10000 * 7919 % 10000, to_timestamp(1704067200 + i * 60),
        100 + i % 50000 * 7919 % 50000, 1 + i % 4,
        case when i % 97 = 0 then 'OPEN' else 'DONE' end,
        case when i % 10 = 0 then 'ring at door ' || i % 9973 end
      from generate_series(:first, :last) as i
      """;

  private final JdbcClient jdbc;

  OrderTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @PostConstruct
  void fill() {
    if (jdbc.sql("select to_regclass(?) is null").param(NAME).query(Boolean.class).single()) {
      make(jdbc, "create unlogged table", NAME, ROWS);
    }
  }

  /** Makes a table like it with the first of these orders. */
  static void make(JdbcClient jdbc, String create, String table, int rows) {
    jdbc.sql("drop table if exists " + table).update();
    jdbc.sql("%s %s %s".formatted(create, table, COLUMNS)).update();
    jdbc.sql(insert(table, 1, rows)).update();
    jdbc.sql("vacuum (analyze) " + table).update();
  }

  static String insert(String table, int first, int last) {
    return "insert into "
        + table
        + " "
        + ORDERS.replace(":first", "" + first).replace(":last", "" + last);
  }
}
