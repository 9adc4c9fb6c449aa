package dev.backendlab.twelvefactor;

import dev.backendlab.kit.Answer;
import dev.backendlab.kit.service.Patience;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Orders that a process has begun and can't finish: each has written its first row, and waits for
 * the row of the lamp, which is locked until it is let go.
 */
final class UnderWay {

  private static final String WAITING =
      "select count(*) from pg_stat_activity where wait_event_type = 'Lock' "
          + "and datname = current_database() and query like 'update product%'";

  private final JdbcClient database;
  private final Connection lock;
  private final String carts;
  private final List<CompletableFuture<Answer>> answers;

  private UnderWay(Instance process, String carts, int orders) throws SQLException {
    this.database = JdbcClient.create(process.database());
    this.carts = carts;
    this.lock = process.database().getConnection();
    lock.setAutoCommit(false);
    JdbcClient.create(new SingleConnectionDataSource(lock, true))
        .sql("update product set stock = stock where sku = 'lamp'")
        .update();
    this.answers = IntStream.range(0, orders).mapToObj(i -> order(process, i)).toList();
  }

  /** So many orders at this process, of carts that have a lamp; returns when all are held. */
  static UnderWay at(Instance process, String carts, int orders) throws SQLException {
    var underWay = new UnderWay(process, carts, orders);
    Patience.until(() -> underWay.waiting() >= orders, Duration.ofSeconds(20));
    return underWay;
  }

  private CompletableFuture<Answer> order(Instance process, int number) {
    var cart = "%s-%d".formatted(carts, number);
    return CompletableFuture.supplyAsync(
        () -> {
          process.put(cart);
          return process.http().post("/carts/%s/order".formatted(cart), null);
        },
        task -> Thread.ofVirtual().start(task));
  }

  /** Orders that wait for the lamp. */
  long waiting() {
    return database.sql(WAITING).query(Long.class).single();
  }

  /** Lets the lamp go, and waits for every answer: how many had this status. */
  long answered(int status) throws SQLException {
    if (!lock.isClosed()) {
      lock.rollback();
      lock.close();
    }
    return answers.stream().filter(each -> each.join().status() == status).count();
  }

  /** Orders of these carts that are in the database. */
  long written() {
    return count("exists");
  }

  /** Orders of these carts without their goods. */
  long halfWritten() {
    return count("not exists");
  }

  private long count(String lines) {
    var goods = "(select from purchase_line where purchase = p.id)";
    return database
        .sql("select count(*) from purchase p where cart like ? and %s %s".formatted(lines, goods))
        .param(carts + "-%")
        .query(Long.class)
        .single();
  }
}
