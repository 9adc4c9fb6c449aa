package dev.backendlab.sharding;

import java.math.BigDecimal;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a table holds, whatever the order of its rows: how many, and the sum of their hashes. Sums
 * of parts add up to the sum of the whole.
 */
record Checksum(long rows, BigDecimal hashes) {

  static Checksum of(JdbcClient jdbc, String table) {
    return jdbc.sql(
            """
            select count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as hashes
            from %s t where %s <= ?
            """
                .formatted(table, table.equals("customer") ? "id" : "customer"))
        .param(Fleet.CUSTOMERS)
        .query(Checksum.class)
        .single();
  }

  static Checksum sum(Collection<Checksum> parts) {
    return parts.stream()
        .reduce(
            new Checksum(0, BigDecimal.ZERO),
            (a, b) -> new Checksum(a.rows + b.rows, a.hashes.add(b.hashes)));
  }

  @Override
  public String toString() {
    return "%,d rows, hash sum %s".formatted(rows, hashes.toPlainString());
  }
}
