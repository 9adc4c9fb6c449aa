package dev.backendlab.postgresql;

import dev.backendlab.kit.PlannedStatement;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How PostgreSQL has run a statement, in its own words.
 *
 * <pre>{@code
 * var plan = Plan.of(jdbc, "select id from orders where customer = ?", 42);
 * stage.plan(plan);
 * stage.check("the index is used", plan.uses("orders_by_customer")).is(true);
 * }</pre>
 *
 * @param sql the statement, without its values
 * @param lines the plan: a line for each node, and its buffers
 * @see <a href="https://www.postgresql.org/docs/18/using-explain.html">14.1. Using EXPLAIN</a>
 */
public record Plan(String sql, List<String> lines) implements PlannedStatement {

  private static final Pattern PAGES = Pattern.compile("shared(?: hit=(\\d+))?(?: read=(\\d+))?");

  /** Runs the statement, and keeps how it was run instead of what it gave. */
  public static Plan of(JdbcClient jdbc, String sql, Object... values) {
    var lines =
        jdbc.sql("explain (analyze, buffers, costs off, timing off, summary off) " + sql)
            .params(values)
            .query(String.class)
            .list();
    return new Plan(sql.strip(), List.copyOf(lines));
  }

  /** Pages of 8 KiB that were looked at, in memory or on disk, by all nodes together. */
  public long pages() {
    return lines.stream()
        .filter(line -> line.contains("Buffers:"))
        .findFirst() // of the topmost node, whose figure contains those below it
        .map(line -> PAGES.matcher(line).results().mapToLong(Plan::pages).sum())
        .orElse(0L);
  }

  private static long pages(MatchResult found) {
    return number(found.group(1)) + number(found.group(2));
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** Whether a node of the plan reads this index. */
  public boolean uses(String index) {
    var scan = Pattern.compile("Index (Only )?Scan.* (using|on) " + Pattern.quote(index) + "\\b.*");
    return lines.stream().anyMatch(line -> scan.matcher(line).find());
  }

  /** Whether a node of the plan reads the whole of this table. */
  public boolean scans(String table) {
    var scan = Pattern.compile("Seq Scan on " + Pattern.quote(table) + "\\b");
    return lines.stream().anyMatch(line -> scan.matcher(line).find());
  }
}
