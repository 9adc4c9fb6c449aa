package dev.backendlab.migrations;

import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** A bad version is mended by the next one: what was written meanwhile stays. */
@Component
class Mend {

  static final String BAD = "db/bad";

  void apply(Migrations migrations, DataSource database) {
    migrations.apply(database, Migrations.SCRIPTS, BAD, "db/forward");
  }
}
