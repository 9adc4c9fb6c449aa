package dev.backendlab.indexing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Makes and drops the indexes of the settings: each name is looked up before it gets into SQL. */
@Component
class Indexes {

  /** All that the shop may have, by name. */
  @ConfigurationProperties("shop")
  record Catalogue(Map<String, Index> indexes) {}

  /**
   * An index, and the query that is its reason.
   *
   * @param columns what follows the table's name in its definition
   * @param query with {@code %s} where the table's name stands
   */
  record Index(String columns, String query) {}

  private final Map<String, Index> all;
  private final JdbcClient jdbc;

  Indexes(Catalogue catalogue, JdbcClient jdbc) {
    this.all = catalogue.indexes();
    this.jdbc = jdbc;
  }

  List<String> names() {
    return all.keySet().stream().sorted().toList();
  }

  private Index index(String name) {
    return Optional.ofNullable(all.get(name)).orElseThrow(() -> unknown(name));
  }

  private static ErrorResponseException unknown(String name) {
    var detail = "There is no index %s: /indexes lists them.".formatted(name);
    return new ErrorResponseException(
        HttpStatus.NOT_FOUND, ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, detail), null);
  }

  String definition(String name, String table) {
    var columns = index(name).columns();
    return "create index %s on %s %s".formatted(nameOn(table, name), table, columns);
  }

  String query(String name, String table) {
    return index(name).query().formatted(table);
  }

  /** Of a name that is in the list: it gets into SQL. */
  private String nameOnOrders(String name) {
    index(name);
    return nameOn(OrderTable.NAME, name);
  }

  private static String nameOn(String table, String name) {
    return table + "_" + name.replace('-', '_');
  }

  /** One at a time: of two who make the same index at once, the second finds it made. */
  synchronized void create(String name) {
    if (bytes(name).isEmpty()) {
      jdbc.sql(definition(name, OrderTable.NAME)).update();
    }
  }

  synchronized void drop(String name) {
    jdbc.sql("drop index if exists " + nameOnOrders(name)).update();
  }

  /** Drops all others, and makes these anew. */
  void only(String... names) {
    names().forEach(this::drop);
    List.of(names).forEach(this::create);
  }

  /** How large it is, if it is there. */
  Optional<Long> bytes(String name) {
    return jdbc.sql("select pg_relation_size(to_regclass(?)) as bytes")
        .param(nameOnOrders(name))
        .query((row, number) -> Optional.ofNullable(row.getObject("bytes", Long.class)))
        .single();
  }

  /** How PostgreSQL runs the index's query now, whether the index is there or not. */
  List<String> plan(String name) {
    var explain = "explain (analyze, buffers, costs off, timing off, summary off) ";
    var sql = explain + query(name, OrderTable.NAME);
    return List.copyOf(jdbc.sql(sql).query(String.class).list());
  }
}
