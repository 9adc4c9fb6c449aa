package dev.backendlab.indexing;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The indexes that the shop may have: each is made for one query, and dropped again. */
@Component
class Indexes {

  private static final String OF_A_DAY =
      """
      select sum(cents) from %s
      where placed_at >= '2025-11-01T00:00Z' and placed_at < '2025-11-02T00:00Z'
      """;

  private static final Map<String, Index> ALL =
      Stream.of(
              new Index("by_id", "(id)", "select cents from %s where id = 5000"),
              new Index(
                  "by_customer", "(customer)", "select id, cents from %s where customer = 42"),
              new Index("by_time", "(placed_at)", OF_A_DAY),
              new Index(
                  "by_customer_and_time",
                  "(customer, placed_at)",
                  """
                  select id, placed_at from %s
                  where customer = 42 order by placed_at desc limit 5
                  """),
              new Index(
                  "by_branch_and_customer",
                  "(branch, customer)",
                  "select sum(cents) from %s where branch = 3 and customer = 42"),
              new Index(
                  "by_customer_covering",
                  "(customer) include (cents)",
                  "select sum(cents) from %s where customer = 42"),
              new Index("by_time_brin", "using brin (placed_at)", OF_A_DAY),
              new Index(
                  "open_by_time",
                  "(placed_at) where status = 'OPEN'",
                  "select id from %s where status = 'OPEN' order by placed_at limit 10"),
              new Index(
                  "by_note", "(note)", "select id from %s where note like 'ring at door 4242%%'"),
              new Index(
                  "by_word",
                  "using gin (to_tsvector('simple', note))",
                  """
                  select id from %s
                  where to_tsvector('simple', note) @@ to_tsquery('simple', '4242')
                  """))
          .collect(toMap(Index::name, identity()));

  private final JdbcClient jdbc;

  Indexes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static List<String> names() {
    return ALL.keySet().stream().sorted().toList();
  }

  Index named(String name) {
    return Optional.ofNullable(ALL.get(name)).orElseThrow(() -> new UnknownIndex(name));
  }

  /** One at a time: of two who make the same index at once, the second finds it made. */
  synchronized void create(String name) {
    if (bytes(name).isEmpty()) {
      jdbc.sql(named(name).definitionOn(OrderTable.NAME)).update();
    }
  }

  synchronized void drop(String name) {
    jdbc.sql("drop index if exists " + named(name).nameOn(OrderTable.NAME)).update();
  }

  /** Drops all others, and makes these anew. */
  void only(String... names) {
    names().forEach(this::drop);
    List.of(names).forEach(this::create);
  }

  /** How large it is, if it is there. */
  Optional<Long> bytes(String name) {
    return jdbc.sql("select pg_relation_size(to_regclass(?)) as bytes")
        .param(named(name).nameOn(OrderTable.NAME))
        .query((row, number) -> Optional.ofNullable(row.getObject("bytes", Long.class)))
        .single();
  }

  /** How PostgreSQL runs the index's query now, whether the index is there or not. */
  List<String> plan(String name) {
    return jdbc.sql(
            "explain (analyze, buffers, costs off, timing off, summary off) "
                + named(name).queryOn(OrderTable.NAME))
        .query(String.class)
        .list();
  }
}
