package dev.backendlab.patterns;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders in PostgreSQL: all that is SQL ends here, its exceptions too. */
@Repository
class JdbcOrders implements Orders {

  /** Lets PostgreSQL's statistics tell these queries from others. */
  static final String MARK = "/* orders */";

  private static final String SELECT =
      "select %s id, customer, method, item, cents from purchase_order".formatted(MARK)
          + " join order_line on purchase_order = id where ";

  private final JdbcClient jdbc;

  JdbcOrders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Row(long id, String customer, String method, String item, long cents) {}

  @Override
  public void save(Order order) {
    try {
      insert(order);
    } catch (DuplicateKeyException taken) {
      throw new Order.Exists(order.id());
    }
  }

  /** An order's lines come in one statement, however many there are. */
  final void insert(Order order) {
    jdbc.sql("insert into purchase_order values (?, ?, ?)")
        .params(order.id(), order.customer(), order.method())
        .update();
    jdbc.sql(
            "insert into order_line select ?, position, item, cents"
                + " from unnest(?, ?) with ordinality as line (item, cents, position)")
        .param(order.id())
        .param(order.lines().stream().map(Order.Line::item).toArray(String[]::new))
        .param(order.lines().stream().map(Order.Line::cents).toArray(Long[]::new))
        .update();
  }

  @Override
  public Optional<Order> find(long id) {
    return orders("id = ? order by position", id).stream().findFirst();
  }

  /** One join, not a question for each order. */
  @Override
  public List<Order> of(String customer) {
    return orders("customer = ? order by id, position", customer);
  }

  private List<Order> orders(String condition, Object parameter) {
    var rows = jdbc.sql(SELECT + condition).param(parameter).query(Row.class).list();
    return rows.stream()
        .collect(groupingBy(Row::id, LinkedHashMap::new, toList()))
        .values()
        .stream()
        .map(JdbcOrders::order)
        .toList();
  }

  private static Order order(List<Row> rows) {
    var first = rows.getFirst();
    var lines = rows.stream().map(row -> new Order.Line(row.item(), row.cents())).toList();
    return new Order(first.id(), first.customer(), first.method(), lines);
  }
}
