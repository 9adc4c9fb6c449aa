package dev.backendlab.migrations;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same three changes by Liquibase, which keeps a history too. */
record LiquibaseHistory(DataSource database) {

  List<String> apply(String changelog) throws SQLException, LiquibaseException {
    try (var connection = database.getConnection()) {
      var known =
          DatabaseFactory.getInstance()
              .findCorrectDatabaseImplementation(new JdbcConnection(connection));
      new Liquibase(changelog, new ClassLoaderResourceAccessor(), known).update(new Contexts());
    }
    return List.copyOf(
        JdbcClient.create(database)
            .sql("select id from databasechangelog order by orderexecuted")
            .query(String.class)
            .list());
  }

  /** In which words it refuses the changelog. */
  String refusal(String changelog) throws SQLException {
    try {
      return "applied: " + apply(changelog);
    } catch (LiquibaseException refused) {
      return String.valueOf(refused.getMessage());
    }
  }
}
