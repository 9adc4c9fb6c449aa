package dev.backendlab.indexing;

/**
 * An index, and the query that is its reason.
 *
 * @param columns what follows the table's name in its definition
 * @param query with {@code %s} where the table's name stands
 */
record Index(String name, String columns, String query) {

  /** The same name and the same query, with another definition. */
  Index on(String otherColumns) {
    return new Index(name, otherColumns, query);
  }

  String nameOn(String table) {
    return table + "_" + name;
  }

  String definitionOn(String table) {
    return "create index %s on %s %s".formatted(nameOn(table), table, columns);
  }

  String queryOn(String table) {
    return query.formatted(table);
  }
}
