package dev.backendlab.patterns;

import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders in PostgreSQL: all that is SQL ends here, its exceptions too. */
@Repository
class JdbcOrders implements Orders {

  static final String SELECT = "select * from purchase_order where ";

  private final JdbcClient jdbc;

  JdbcOrders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void save(Order order) {
    try {
      insert(order);
    } catch (DuplicateKeyException taken) {
      throw new Order.Exists(order.id());
    }
  }

  final void insert(Order order) {
    jdbc.sql("insert into purchase_order values (:id, :customer, :item, :cents, :method)")
        .paramSource(order)
        .update();
  }

  @Override
  public Optional<Order> find(long id) {
    return jdbc.sql(SELECT + "id = ?").param(id).query(Order.class).optional();
  }

  /** One statement for all of them. */
  @Override
  public List<Order> of(String customer) {
    var all = jdbc.sql(SELECT + "customer = ? order by id").param(customer);
    return List.copyOf(all.query(Order.class).list());
  }
}
