package dev.backendlab.migrations;

import dev.backendlab.kit.BrokenTwin;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Migrations as they are made in a hurry. */
final class BrokenTwins {

  private BrokenTwins() {}

  @BrokenTwin(
      value = "tools",
      says =
          "All scripts are run at every start; what fails was there already, and is passed over.")
  static class EveryStart extends Migrations {

    private final List<String> history = new ArrayList<>();

    @Override
    synchronized List<String> apply(DataSource database, String... folders) {
      for (var script : List.of("V1__customer", "V2__phone", "V3__customer_by_email")) {
        var file = new ClassPathResource("%s/%s.sql".formatted(folders[0], script));
        var populator = new ResourceDatabasePopulator(file);
        populator.setContinueOnError(true);
        populator.execute(database);
        history.add(script.substring(1, 2));
      }
      return List.of("1", "2", "3");
    }

    @Override
    List<String> history(DataSource database) {
      return List.copyOf(history);
    }
  }

  @BrokenTwin(value = "staging", says = "Staging has the schema of production, and no rows.")
  static class EmptyStaging extends Deployment {

    private final Migrations migrations;

    EmptyStaging(Migrations migrations) {
      this.migrations = migrations;
    }

    @Override
    DataSource rehearsal(Databases databases) {
      var staging = databases.create("staging");
      migrations.apply(staging, Migrations.SCRIPTS);
      return staging;
    }
  }

  @BrokenTwin(value = "backup", says = "The backup has the schema, and nobody ever restored it.")
  static class SchemaOnly extends Backups {

    private final Migrations migrations;

    SchemaOnly(Migrations migrations) {
      this.migrations = migrations;
    }

    @Override
    void take(Databases databases, String name) {
      migrations.apply(databases.create(name + "_backup"), Migrations.SCRIPTS);
    }
  }

  @BrokenTwin(
      value = "roll-forward",
      says = "The bad version is taken back by a down script, and then made again.")
  static class DownAndUp extends Mend {

    @Override
    void apply(Migrations migrations, DataSource database) {
      migrations.apply(database, Migrations.SCRIPTS, BAD, "db/down");
    }
  }

  @BrokenTwin(value = "never-by-hand", says = "Only the names of the tables are compared.")
  static class TablesOnly extends Drift {

    @Override
    List<String> parts(DataSource database) {
      return super.parts(database).stream()
          .filter(part -> part.startsWith("column"))
          .map(part -> part.replaceAll("\\..*", ""))
          .toList();
    }
  }

  @BrokenTwin(value = "zero-downtime", says = "The column is renamed in one statement.")
  static class Direct extends ColumnRename {

    private static final String NOTHING = "analyze customer";

    @Override
    String expand() {
      return "alter table customer rename column name to full_name";
    }

    @Override
    String backfill() {
      return NOTHING;
    }

    @Override
    String relax() {
      return NOTHING;
    }

    @Override
    String contract() {
      return NOTHING;
    }
  }

  @BrokenTwin(value = "locks", says = "The change waits for its lock as long as it takes.")
  static class Patient extends SchemaChange {

    @Override
    String limit() {
      return "";
    }
  }
}
