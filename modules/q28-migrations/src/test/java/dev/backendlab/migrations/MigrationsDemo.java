package dev.backendlab.migrations;

import static dev.backendlab.migrations.Shop.PRODUCTION;

import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.Together;
import dev.backendlab.migrations.Deployment.Outcome;
import dev.backendlab.migrations.Versions.Version;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** How a schema changes under an application that is used. */
@Demo("q28")
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
record MigrationsDemo(
    Migrations migrations,
    Deployment deployment,
    Backup backup,
    Mend mend,
    Drift drift,
    ColumnRename rename,
    SchemaChange change) {

  private static final List<String> RISKY =
      List.of(
          "create unique index customer_email on customer (email)",
          "alter table customer alter column phone set not null",
          "alter table customer alter column name type varchar(20)");

  private static final String INDEX =
      "create index concurrently customer_by_phone on customer (phone)";
  private static final String ALTER = "alter table customer add column vip boolean";

  @Claim("tools")
  @Reads(Migrations.class)
  void eachScriptIsAppliedOnceAndNeverEdited(Stage stage) throws Exception {
    stage.say("Two instances of the shop start at the same moment, on an empty database.");
    try (var shop = Shop.empty()) {
      var both = Together.run(2, () -> migrations.apply(shop.production(), Migrations.SCRIPTS));
      var history = migrations.history(shop.production());
      stage
          .control("scripts that the two applied, in all", both.stream().mapToInt(List::size).sum())
          .is(3);
      stage.check("what was applied, in order", history).is(List.of("1", "2", "3"));
      stage
          .check(
              "scripts that a third start applies",
              migrations.apply(shop.production(), Migrations.SCRIPTS))
          .is(List.of());
      stage.say("Somebody edits the second script, which was applied long ago.");
      stage
          .check("what Flyway says to that", refusal(shop))
          .because("the history keeps a checksum of each script")
          .contains("checksum mismatch for migration version 2");
      stage.say("The same three changes by Liquibase.");
      var liquibase = new LiquibaseHistory(shop.databases().create("liquibase"));
      stage
          .check("what Liquibase applied, in order", liquibase.apply("db/changelog.sql"))
          .is(history);
      stage.check("what a second start leaves", liquibase.apply("db/changelog.sql")).is(history);
      stage
          .check(
              "what Liquibase says to an edited change",
              liquibase.refusal("db/changelog-edited.sql"))
          .contains("checksum");
    }
  }

  @Claim("staging")
  @Reads(Deployment.class)
  void aCopyOfTheDataCatchesWhatAnEmptySchemaDoesNot(Stage stage) {
    stage.say("Three scripts. Among a thousand customers are a duplicate, a null and a long name.");
    try (var shop = Shop.open(migrations)) {
      shop.run(
          "update customer set email = 'c1@example.org' where id = 2",
          "update customer set phone = null where id = 3",
          "update customer set name = 'Wilhelmine of Hohenberg-Lichtenfels' where id = 4");
      var empty = shop.databases().create("empty");
      migrations.apply(empty, Migrations.SCRIPTS);
      var fresh = RISKY.stream().map(script -> Deployment.failure(script, empty)).toList();
      stage.control("failures on an empty schema", states(fresh)).is(List.of());
      var before = shop.checksum();
      var schema = drift.parts(shop.production());
      var outcomes =
          RISKY.stream()
              .map(script -> deployment.of(script, shop.databases(), PRODUCTION))
              .toList();
      stage
          .check(
              "failures on a copy of production",
              states(outcomes.stream().map(Outcome::rehearsal).toList()))
          .because("not unique, null, too long: the rows say so, and not the schema")
          .is(List.of("23505", "23502", "22001"));
      stage
          .check(
              "failures in production", states(outcomes.stream().map(Outcome::production).toList()))
          .is(List.of());
      stage.check("production's rows are the same", shop.checksum().equals(before)).is(true);
      stage.check("production's schema", drift.parts(shop.production()).equals(schema)).is(true);
    }
  }

  @Claim("backup")
  @Reads(Backup.class)
  void aBackupBringsBackItsMomentAndNothingLater(Stage stage) {
    stage.say("A script without its WHERE gives every customer the same e-mail address.");
    try (var shop = Shop.open(migrations)) {
      backup.take(shop.databases(), PRODUCTION);
      var before = shop.checksum();
      shop.run("update customer set email = 'c1@example.org'");
      for (int i = 0; i < 7; i++) {
        shop.run("insert into customer (name) values ('Newcomer')");
      }
      stage
          .control("customers who have lost their address", shop.count("email = 'c1@example.org'"))
          .is(1_000);
      backup.restore(shop.databases(), PRODUCTION);
      stage.check("customers after the restore", shop.count("true")).is(1_000);
      stage
          .check("checksum of all their values is the one before", shop.checksum().equals(before))
          .is(true);
      stage
          .check(
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
      var scripts = shop.databases().create("scripts");
      migrations.apply(scripts, Migrations.SCRIPTS);
      stage.control("differences before", drift.between(shop.production(), scripts)).is(List.of());
      shop.run(ALTER, "create index by_hand on customer (phone)");
      stage
          .control(
              "what Flyway finds to apply", migrations.apply(shop.production(), Migrations.SCRIPTS))
          .because("its history knows the scripts, and not the tables")
          .is(List.of());
      stage
          .check("differences then", drift.between(shop.production(), scripts))
          .is(
              List.of(
                  "+ CREATE INDEX by_hand ON public.customer USING btree (phone)",
                  "+ column customer.vip boolean"));
      var login = shop.loginOfApplication();
      stage
          .control(
              "the shop's own login writes a customer",
              Deployment.failure("insert into customer (name) values ('Ada')", login))
          .is(Optional.empty());
      stage
          .check(
              "it adds a column",
              Deployment.failure("alter table customer add column x int", login))
          .is(Optional.of("42501"));
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
        var altered = report.meanwhile(() -> shop.run("alter table customer add column a int"));
        stage.controlSoon("requests that wait for the table", report::waiting).is(1);
        stage.control("of ten readers behind it, give up", report.readersWhoGiveUp()).is(10);
        report.close();
        altered.get();
      }
      stage.say("Now the change waits for 100 ms at most, and tries again.");
      try (var report = new LongTransaction(shop.production())) {
        var altered =
            report.meanwhile(
                () -> change.apply(shop.production(), "alter table customer add column b int"));
        stage
            .check("of ten readers beside it, give up", report.readersWhoGiveUp())
            .because("they wait behind it no longer than its limit")
            .is(0);
        report.close();
        stage.check("times that it was tried", altered.get()).isAtLeast(1);
      }
      try (var report = new LongTransaction(shop.production())) {
        var made = report.meanwhile(() -> shop.run(INDEX));
        stage
            .check(
                "of ten readers beside CREATE INDEX CONCURRENTLY, give up",
                report.readersWhoGiveUp())
            .is(0);
        report.close();
        made.get();
      }
    }
  }

  private static List<String> states(List<Optional<String>> failures) {
    return failures.stream().flatMap(Optional::stream).toList();
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
