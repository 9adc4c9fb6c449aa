package dev.backendlab.secrets;

import dev.backendlab.kit.App;
import dev.backendlab.kit.Load;
import dev.backendlab.kit.service.Patience;
import dev.backendlab.postgresql.PostgresServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two users of one database, who take turns: while the shop works as one, the other gets a new
 * password. Both act as the role that owns the tables.
 */
record Rotation(PostgresServer database, JdbcClient admin) {

  static final String OLD = "shop_a";
  static final String NEW = "shop_b";

  static Rotation on(PostgresServer database) {
    var admin = JdbcClient.create(database.dataSource());
    admin.sql("create role shop").update();
    admin.sql("grant create on schema public to shop").update();
    for (var user : List.of(OLD, NEW)) {
      admin.sql("create role %s in role shop".formatted(user)).update();
      admin.sql("alter role %s set role shop".formatted(user)).update();
    }
    return new Rotation(database, admin);
  }

  /** Lets a user in with a new password. */
  String renew(String user) {
    var password = UUID.randomUUID().toString();
    admin.sql("alter role %s login password '%s'".formatted(user, password)).update();
    return password;
  }

  /**
   * What was charged meanwhile.
   *
   * @param after charges after the old user was shut out
   */
  record Charges(long errors, long after) {}

  /** Four clients charge a card over and over, while the new user takes over from the old. */
  Charges during(Load load, App shop, SecretManager manager) throws Exception {
    var cards = shop.bean(Cards.class);
    var ada = new Customers(shop.bean(JdbcClient.class), cards).withCards("ada", 1).getFirst();
    var rotation = new FutureTask<>(() -> rotate(manager), true);
    var after = new LongAdder();
    var result =
        load.during(
            Duration.ofMillis(1_500),
            i -> {
              if (i == 100) {
                Thread.ofPlatform().daemon().start(rotation);
              }
              var ignored = cards.number(ada);
              after.add(rotation.isDone() ? 1 : 0);
            });
    rotation.get();
    return new Charges(result.errors(), after.sum());
  }

  /** First the new password, then the shop's connections, and at the end the old password. */
  private void rotate(SecretManager manager) {
    manager.put(NEW, renew(NEW));
    var ignored = Patience.until(() -> atWork().equals(List.of(NEW)), Duration.ofSeconds(1));
    admin.sql("alter role %s nologin password null".formatted(OLD)).update();
    admin
        .sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = ?")
        .param(OLD)
        .query(Integer.class)
        .single();
  }

  /** The users of the sessions that are open. */
  List<String> atWork() {
    return List.copyOf(
        admin
            .sql("select distinct usename from pg_stat_activity where usename in (?, ?)")
            .params(OLD, NEW)
            .query(String.class)
            .list());
  }

  /** What PostgreSQL says to a login. */
  String login(String user, String password) {
    try (var connection = DriverManager.getConnection(database.jdbcUrl(), user, password)) {
      return connection.isValid(1) ? "let in" : "let in, and no more";
    } catch (SQLException refused) {
      return refused.getSQLState();
    }
  }
}
