package dev.backendlab.migrations;

import static dev.backendlab.migrations.Shop.PRODUCTION;

import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.Together;
import dev.backendlab.migrations.Deployment.Outcome;
import dev.backendlab.migrations.Versions.Version;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** How a schema changes under an application that is used. */
@Demo("q28")
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
record MigrationsDemo(
    Migrations migrations,
    Deployment deployment,
    Backups backups,
    Mend mend,
    Drift drift,
    ColumnRename rename,
    SchemaChange change) {

  private static final List<String> RISKY =
      List.of(
          "create unique index customer_email on customer (email)",
          "alter table customer alter column phone set not null",
          "alter table customer alter column name type varchar(20)");

  private static final String[] ODD_ROWS = {
    "update customer set email = 'c1@example.org' where id = 2",
    "update customer set phone = null where id = 3",
    "update customer set name = 'Wilhelmine of Hohenberg-Lichtenfels' where id = 4"
  };
  private static final String WRITE = "insert into customer (name) values ('Ada')";
  private static final String INDEX =
      "create index concurrently customer_by_phone on customer (phone)";
  private static final List<Column> LOCKS =
      List.of(Column.of("who"), Column.of("lock"), Column.of("for"));
  private static final String ADD = "alter table customer add column b int";
  private static final String ALTER = "alter table customer add column";

  @Claim("tools")
  @Reads(Migrations.class)
  void eachScriptIsAppliedOnceAndNeverEdited(Stage stage) throws Exception {
    stage.say("Two instances of the shop start at the same moment, on an empty database.");
    try (var shop = Shop.empty()) {
      var both = Together.run(2, () -> start(shop));
      stage.control("scripts that the two apply", both.get(0) + both.get(1)).is(3);
      var history = migrations.history(shop.production());
      stage.check("what was applied, in order", history).is(List.of("1", "2", "3"));
      stage.check("scripts that a third start applies", start(shop)).is(0);
      stage.say("Somebody edits the second script, which was applied long ago.");
      stage
          .check("what Flyway says to that", refusal(shop))
          .because("the history keeps a checksum of each script")
          .contains("checksum mismatch for migration version 2");
      stage.say("The same three changes by Liquibase, at two starts.");
      var liquibase = new LiquibaseHistory(shop.databases().create("liquibase"));
      stage.check("what it applied first", liquibase.apply("db/changelog.sql")).is(history);
      stage.check("what there is then", liquibase.apply("db/changelog.sql")).is(history);
      var refusal = liquibase.refusal("db/changelog-edited.sql");
      stage.check("what it says to an edited change", refusal).contains("check sum");
    }
  }

  @Claim("staging")
  @Reads(Deployment.class)
  void aCopyOfTheDataCatchesWhatAnEmptySchemaDoesNot(Stage stage) {
    stage.say("Three scripts. Among a thousand customers are a duplicate, a null and a long name.");
    try (var shop = Shop.open(migrations)) {
      shop.run(ODD_ROWS);
      stage
          .control("failures on an empty schema", failures(shop.withoutRows(migrations)))
          .is(List.of());
      var before = shop.checksum();
      var schema = drift.parts(shop.production());
      var outcomes = RISKY.stream().map(script -> deployment.of(script, shop.databases())).toList();
      stage
          .check("failures on a copy of production", states(outcomes, Outcome::rehearsal))
          .because("not unique, null, too long: the rows say so, and not the schema")
          .is(List.of("23505", "23502", "22001"));
      stage.check("failures in production", states(outcomes, Outcome::production)).is(List.of());
      stage.check("checksum of production's rows", shop.checksum()).is(before);
      stage.check("production's schema", drift.parts(shop.production())).is(schema);
    }
  }

  @Claim("backup")
  @Reads(Backups.class)
  void aBackupBringsBackItsMomentAndNothingLater(Stage stage) {
    stage.say("A script without its WHERE gives every customer the same e-mail address.");
    try (var shop = Shop.open(migrations)) {
      backups.take(shop.databases(), PRODUCTION);
      var before = shop.checksum();
      shop.run("update customer set email = 'c1@example.org'");
      for (int i = 0; i < 7; i++) {
        shop.run("insert into customer (name) values ('Newcomer')");
      }
      stage
          .control("customers who have lost their address", shop.count("email = 'c1@example.org'"))
          .is(1_000);
      backups.restore(shop.databases(), PRODUCTION);
      stage.check("customers after the restore", shop.count("true")).is(1_000);
      stage.check("checksum of all their values", shop.checksum()).is(before);
      stage
          .control(
              "customers lost of the seven who came in between",
              7 - shop.count("name = 'Newcomer'"))
          .because("a backup has what was there when it was taken")
          .is(7);
    }
  }

  @Claim("roll-forward")
  @Reads(Mend.class)
  void theNextVersionMendsAndKeepsWhatWasWritten(Stage stage) {
    stage.say("Version 4 gives everybody the country DE. A fifth live in Austria.");
    try (var shop = Shop.open(migrations)) {
      migrations.apply(shop.production(), Migrations.SCRIPTS, Mend.BAD);
      stage
          .control(
              "customers in the wrong country", shop.count("country = 'DE' and phone like '+43%'"))
          .is(200);
      shop.run("update customer set country = 'FR' where id between 1 and 25");
      shop.databases().copy(PRODUCTION, "down");
      var down = shop.databases().named("down");
      migrations.apply(down, Migrations.SCRIPTS, Mend.BAD, "db/down");
      mend.apply(migrations, shop.production());
      stage
          .check(
              "customers in the wrong country, after version 5",
              shop.count("country = 'DE' and phone like '+43%'"))
          .is(0);
      stage
          .check("of 25 who moved to France in between, kept", shop.count("country = 'FR'"))
          .is(25);
      stage
          .control("kept by the down script and a new up", shop.count("down", "country = 'FR'"))
          .is(0);
    }
  }

  @Claim("never-by-hand")
  @Reads(Drift.class)
  void aChangeByHandIsFoundAndTheShopCanMakeNone(Stage stage) {
    stage.say("At night somebody adds an index and a column to production, by hand.");
    try (var shop = Shop.open(migrations)) {
      var scripts = shop.withoutRows(migrations);
      stage.control("differences before", drift.between(shop.production(), scripts)).is(List.of());
      shop.run(ALTER + " vip boolean", "create index by_hand on customer (phone)");
      stage
          .control("scripts that Flyway finds to apply", start(shop))
          .because("its history knows the scripts, and not the tables")
          .is(0);
      stage
          .check("differences then", drift.between(shop.production(), scripts))
          .is(
              List.of(
                  "+ CREATE INDEX by_hand ON public.customer USING btree (phone)",
                  "+ column customer.vip boolean"));
      var login = shop.loginOfApplication();
      var written = Deployment.failure(WRITE, login);
      var altered = Deployment.failure(ALTER + " x int", login);
      stage.control("the shop's own login is refused a row", written.isPresent()).is(false);
      stage.check("it is refused a column, by", altered.orElse("nothing")).is("42501");
    }
  }

  @Claim("zero-downtime")
  @Reads(ColumnRename.class)
  void aRenameInStepsSuitsBothVersions(Stage stage) throws Exception {
    stage.say("Two instances read and write all the time, while a column gets another name.");
    try (var shop = Shop.open(migrations)) {
      shop.databases().copy(PRODUCTION, "direct");
      int errors;
      try (var versions = new Versions(shop.production())) {
        change.apply(shop.production(), rename.expand());
        versions.deploy(Version.NAME, Version.BOTH_READS_NAME);
        versions.deploy(Version.BOTH_READS_NAME, Version.BOTH_READS_NAME);
        change.apply(shop.production(), rename.backfill());
        versions.deploy(Version.BOTH_READS_NAME, Version.BOTH_READS_FULL_NAME);
        versions.deploy(Version.BOTH_READS_FULL_NAME, Version.BOTH_READS_FULL_NAME);
        change.apply(shop.production(), rename.relax());
        versions.deploy(Version.BOTH_READS_FULL_NAME, Version.FULL_NAME);
        versions.deploy(Version.FULL_NAME, Version.FULL_NAME);
        change.apply(shop.production(), rename.contract());
        versions.deploy(Version.FULL_NAME, Version.FULL_NAME);
        errors = versions.errors();
      }
      stage.check("requests that failed", errors).is(0);
      stage.check("customers without a name", shop.count("full_name is null")).is(0);
      stage.control("requests that fail after a direct rename", direct(shop)).isAtLeast(10);
    }
  }

  @Claim("locks")
  @Reads(SchemaChange.class)
  void behindAChangeThatWaitsEverybodyWaits(Stage stage) throws Exception {
    stage.say("A report has read one customer, and its transaction is open. A column is added.");
    try (var shop = Shop.open(migrations)) {
      try (var report = new LongTransaction(shop.production())) {
        var altered = report.meanwhile(() -> shop.run(ALTER + " a int"));
        stage.controlSoon("requests that wait for the table", report::waiting).is(1);
        stage.table("Locks on the table", LOCKS, report.queue());
        stage.control("readers of ten who give up behind it", report.readersWhoGiveUp()).is(10);
        report.endAndAwait(altered);
      }
      stage.say("The next change waits for 100 ms at most, and tries again. Then an index.");
      try (var report = new LongTransaction(shop.production())) {
        var tries = new AtomicInteger();
        var altered = report.meanwhile(() -> change.apply(shop.production(), ADD, tries));
        stage.check("readers of ten who give up then", report.readersWhoGiveUp()).is(0);
        var tried = stage.checkSoon("times that it was tried by then", tries::get);
        tried.within(Duration.ofSeconds(3)).isAtLeast(3);
        report.endAndAwait(altered);
      }
      try (var report = new LongTransaction(shop.production())) {
        var made = report.meanwhile(() -> shop.run(INDEX));
        stage.check("readers who give up beside the index", report.readersWhoGiveUp()).is(0);
        report.endAndAwait(made);
      }
    }
  }

  private int start(Shop shop) {
    return migrations.apply(shop.production(), Migrations.SCRIPTS).size();
  }

  private static List<String> failures(DataSource database) {
    return RISKY.stream().flatMap(script -> Deployment.failure(script, database).stream()).toList();
  }

  private static List<String> states(
      List<Outcome> outcomes, Function<Outcome, Optional<String>> where) {
    return outcomes.stream().map(where).flatMap(Optional::stream).toList();
  }

  private String refusal(Shop shop) {
    try {
      return "applied: " + migrations.apply(shop.production(), "db/edited");
    } catch (FlywayException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  private int direct(Shop shop) throws Exception {
    var database = shop.databases().named("direct");
    try (var versions = new Versions(database)) {
      change.apply(database, "alter table customer rename column name to full_name");
      versions.deploy(Version.NAME, Version.FULL_NAME);
      return versions.errors();
    }
  }
}
