package dev.backendlab.migrations;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a schema has that its scripts do not make, and what it lacks. */
@Component
class Drift {

  private static final String SCHEMA =
      """
      select 'column ' || table_name || '.' || column_name || ' ' || data_type
        || case is_nullable when 'NO' then ' not null' else '' end
      from information_schema.columns where table_schema = 'public'
      union all select indexdef from pg_indexes where schemaname = 'public'
      union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid)
      from pg_constraint where connamespace = 'public'::regnamespace
      """;

  /** Compared with a database that the scripts have made from nothing. */
  List<String> between(DataSource production, DataSource scripts) {
    var is = new TreeSet<>(parts(production));
    var should = new TreeSet<>(parts(scripts));
    var added = is.stream().filter(part -> !should.contains(part)).map(part -> "+ " + part);
    var missing = should.stream().filter(part -> !is.contains(part)).map(part -> "- " + part);
    return Stream.concat(added, missing).toList();
  }

  List<String> parts(DataSource database) {
    return List.copyOf(JdbcClient.create(database).sql(SCHEMA).query(String.class).list());
  }
}
