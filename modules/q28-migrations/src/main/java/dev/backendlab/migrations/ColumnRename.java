package dev.backendlab.migrations;

import org.springframework.stereotype.Component;

/**
 * Renames customer.name to customer.full_name, so that each step suits the version before it and
 * the one after it.
 *
 * @see <a href="https://martinfowler.com/bliki/ParallelChange.html">Parallel change</a>
 */
@Component
class ColumnRename {

  /** Before the first version that knows the new column. */
  String expand() {
    return "alter table customer add column full_name text";
  }

  /** Once no version writes the old column alone. */
  String backfill() {
    return "update customer set full_name = name where full_name is null";
  }

  /** Once every version reads the new column, and before one writes it alone. */
  String relax() {
    return "alter table customer alter column name drop not null";
  }

  /** Once no version knows the old column. */
  String contract() {
    return "alter table customer drop column name";
  }
}
