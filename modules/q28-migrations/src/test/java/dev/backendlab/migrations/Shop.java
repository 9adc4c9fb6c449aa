package dev.backendlab.migrations;

import dev.backendlab.postgresql.PostgresServer;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A production database with a thousand customers, on a server of its own. */
final class Shop implements AutoCloseable {

  static final String PRODUCTION = Deployment.PRODUCTION;

  private static final String CUSTOMERS =
      """
      insert into customer (name, email, phone)
      select 'Customer ' || i, 'c' || i || '@example.org',
        case when i % 5 = 0 then '+43 1 ' || i else '+49 30 ' || i end
      from generate_series(1, 1000) as i
      """;

  private final PostgresServer server = PostgresServer.start();
  private final Databases databases =
      new Databases(server.jdbcUrl(), server.username(), server.password());
  private final DataSource production = databases.create(PRODUCTION);
  private final JdbcClient jdbc = JdbcClient.create(production);

  /** With no table yet. */
  static Shop empty() {
    return new Shop();
  }

  static Shop open(Migrations migrations) {
    var shop = empty();
    migrations.apply(shop.production, Migrations.SCRIPTS);
    shop.jdbc.sql(CUSTOMERS).update();
    return shop;
  }

  /** Another database that the scripts have made from nothing. */
  DataSource withoutRows(Migrations migrations) {
    var empty = databases.create("scripts");
    migrations.apply(empty, Migrations.SCRIPTS);
    return empty;
  }

  Databases databases() {
    return databases;
  }

  DataSource production() {
    return production;
  }

  void run(String... statements) {
    List.of(statements).forEach(statement -> jdbc.sql(statement).update());
  }

  long count(String condition) {
    return count(PRODUCTION, condition);
  }

  long count(String database, String condition) {
    return JdbcClient.create(databases.named(database))
        .sql("select count(*) from customer where " + condition)
        .query(Long.class)
        .single();
  }

  /** Over every value of every customer. */
  String checksum() {
    return jdbc.sql(
            "select md5(coalesce(string_agg(c::text, ';' order by id), '')) from customer c")
        .query(String.class)
        .single();
  }

  /** With the rights that the shop has: rows, and no tables. */
  DataSource loginOfApplication() {
    run(
        "create role shop_app login password 'for one claim'",
        "grant select, insert, update, delete on customer to shop_app");
    return databases.as("shop_app", "for one claim", PRODUCTION);
  }

  @Override
  public void close() {
    server.close();
  }
}
