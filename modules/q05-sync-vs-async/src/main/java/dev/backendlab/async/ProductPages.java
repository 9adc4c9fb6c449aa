package dev.backendlab.async;

import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The page of a product: three queries, none of which needs the answer of another. */
@Component
class ProductPages {

  /** They are as slow as a report: {@code pg_sleep} stands for the work. Times are PostgreSQL's. */
  static final List<String> PARTS =
      List.of(
          "select name from product", "select left_over from stock", "select stars from review");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final JdbcClient jdbc;

  ProductPages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A part of a page, and in which milliseconds of the database's clock its query ran. */
  record Part(String value, long began, long ended) {

    boolean ran(long moment) {
      return began <= moment && moment < ended;
    }
  }

  List<Part> inTurn(int product) {
    return PARTS.stream().map(sql -> read(sql, product)).toList();
  }

  /** Each query needs a connection of its own: one connection runs one statement at a time. */
  List<Part> atOnce(int product) {
    var started = PARTS.stream().map(sql -> start(sql, product)).toList();
    return started.stream().map(CompletableFuture::join).toList();
  }

  CompletableFuture<Part> start(String sql, int product) {
    return CompletableFuture.supplyAsync(() -> read(sql, product), threads);
  }

  private Part read(String select, int product) {
    return jdbc.sql(
            """
            with began as materialized (select (extract(epoch from clock_timestamp()) * 1000)::bigint as ms),
              part as materialized (select (%s where id = :id)::text as value, pg_sleep(0.04) from began)
            select value, began.ms as began, (extract(epoch from clock_timestamp()) * 1000)::bigint as ended
            from began, part
            """
                .formatted(select))
        .param("id", product)
        .query(Part.class)
        .single();
  }

  @PreDestroy
  void close() {
    threads.close();
  }
}
