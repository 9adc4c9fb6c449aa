package dev.backendlab.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.backendlab.kit.service.FreePorts;
import dev.backendlab.kit.service.OtherJvm;
import dev.backendlab.kit.service.ServiceUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The user's server is one that the lab has started, and then is told of like any other. */
class ExternalPostgresTest extends PostgresContract {

  private static final String INVENTORY =
      """
      select string_agg(name, ' ' order by name) from (
        select datname::text from pg_database
        union all select nspname::text from pg_namespace where nspname !~ '^pg_(toast_)?temp'
        union all select relname::text from pg_class where relkind = 'r') as all_of_it (name)
      """;

  /** Ends with this JVM: what the contexts here make on it is dropped after the last test. */
  private static PostgresServer theirs;

  @BeforeAll
  static void startTheirs() {
    theirs = PostgresServer.start();
    var jdbc = JdbcClient.create(theirs.dataSource());
    jdbc.sql("create role guest login password 'secret-of-guest'").update();
    jdbc.sql("grant create on database lab to guest").update();
  }

  @Override
  Map<String, Object> settings() {
    return settings(theirs.jdbcUrl(), theirs.username(), theirs.password());
  }

  @Override
  boolean own() {
    return false;
  }

  private static Map<String, Object> settings(String url, String username, String password) {
    return Map.of(
        "spring.datasource.url", url,
        "spring.datasource.username", username,
        "spring.datasource.password", password);
  }

  @Test
  void itWorksInADatabaseOfItsOwn() {
    try (var context = application()) {
      assertThat(context.getBean(PostgresServer.class).database()).matches("lab_[0-9a-f]{8}");
    }
  }

  @Test
  void whereItMayNotCreateDatabasesItWorksInASchemaOfItsOwn() {
    try (var context = application(settings(theirs.jdbcUrl(), "guest", "secret-of-guest"))) {
      var jdbc = context.getBean(JdbcClient.class);
      assertThat(context.getBean(PostgresServer.class).database()).isEqualTo("lab");
      assertThat(text(jdbc, "select current_schema()")).matches("lab_[0-9a-f]{8}");
    }
  }

  @Test
  void itCannotBeHurt() {
    try (var context = application()) {
      var server = context.getBean(PostgresServer.class);
      for (var harm : List.<Runnable>of(server::stop, server::kill, server::pause)) {
        assertThatThrownBy(harm::run)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("can't be hurt");
      }
    }
  }

  @Test
  void theUserCanInsistOnTheirs() {
    assertThat(sentenceOf(Map.of("lab.services", "external")))
        .isEqualTo("lab.services=external, but no PostgreSQL is named; set SPRING_DATASOURCE_URL.");
  }

  @Test
  void anotherKindOfDatabaseIsRefused() {
    assertThat(sentenceOf(Map.of("spring.datasource.url", "jdbc:h2:mem:x")))
        .contains("jdbc:h2:mem:x does not name a PostgreSQL");
  }

  @Test
  void oneThatIsNotThereIsNamedWithoutItsPassword() {
    var url = "jdbc:postgresql://127.0.0.1:%d/x?password=secret".formatted(FreePorts.next());
    assertThat(sentenceOf(Map.of("spring.datasource.url", url)))
        .contains(url.replace("secret", "***"))
        .doesNotContain("secret");
  }

  @Test
  void oneThatDoesNotAnswerIsGivenUpSoon() {
    try (var silent = PostgresServer.start()) {
      silent.pause();
      long start = System.nanoTime();
      assertThat(sentenceOf(settings(silent.jdbcUrl(), "lab", silent.password())))
          .contains(silent.address())
          .doesNotContain(silent.password());
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }
  }

  @ParameterizedTest
  @CsvSource({"lab, TERM", "lab, INT", "lab, END", "guest, TERM"})
  void onlyWhatWasThereBeforeIsThereAfter(String user, String ending) throws Exception {
    var jdbc = JdbcClient.create(theirs.dataSource());
    var before = text(jdbc, INVENTORY);
    var environment =
        Map.of(
            "SPRING_DATASOURCE_URL",
            theirs.jdbcUrl(),
            "SPRING_DATASOURCE_USERNAME",
            user,
            "SPRING_DATASOURCE_PASSWORD",
            user.equals("lab") ? theirs.password() : "secret-of-guest");
    try (var jvm = OtherJvm.start(Guest.class, environment)) {
      assertThat(text(jdbc, INVENTORY)).isNotEqualTo(before);
      if (ending.equals("END")) {
        jvm.release();
      } else {
        jvm.signal(ending);
      }
      jvm.hasGone();
    }
    assertThat(text(jdbc, INVENTORY)).isEqualTo(before);
  }

  private static String sentenceOf(Map<String, Object> settings) {
    var failure = catchThrowable(() -> application(settings));
    assertThat(failure).isNotNull();
    while (failure.getCause() != null && !(failure instanceof ServiceUnavailable)) {
      failure = failure.getCause();
    }
    assertThat(failure).isInstanceOf(ServiceUnavailable.class);
    assertThat(failure.getMessage()).doesNotContain("\n");
    return String.valueOf(failure.getMessage());
  }

  /** Leaves a table on the user's server. */
  static final class Guest {

    public static void main(String[] args) throws Exception {
      PostgresServer.start(); // so that there is a child to look for
      try (var context = application(Map.of())) {
        context.getBean(JdbcClient.class).sql("create table litter (id int)").update();
        OtherJvm.readyAndWait();
      }
    }
  }
}
