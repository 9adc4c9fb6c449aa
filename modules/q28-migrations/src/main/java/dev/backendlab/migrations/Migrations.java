package dev.backendlab.migrations;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Scripts with numbers: each is applied once, in order, under a lock, and never edited again. */
@Component
class Migrations {

  static final String SCRIPTS = "db/migration";

  /** Applies those that this database has not seen, and says which. */
  List<String> apply(DataSource database, String... folders) {
    var result = Flyway.configure().dataSource(database).locations(folders).load().migrate();
    return result.migrations.stream().map(each -> each.version).toList();
  }

  /** What was applied to it, in order. */
  List<String> history(DataSource database) {
    return List.copyOf(
        JdbcClient.create(database)
            .sql("select version from flyway_schema_history where success order by installed_rank")
            .query(String.class)
            .list());
  }
}
