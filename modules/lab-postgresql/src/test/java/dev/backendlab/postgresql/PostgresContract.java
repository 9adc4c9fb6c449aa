package dev.backendlab.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.service.RunPrefix;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every source of PostgreSQL has to hold. */
abstract class PostgresContract {

  /** The user's settings that lead to this source. */
  abstract Map<String, Object> settings();

  abstract boolean own();

  @Test
  void aPlainSpringApplicationReachesItsDatabase() {
    try (var context = application()) {
      var server = context.getBean(PostgresServer.class);
      var jdbc = context.getBean(JdbcClient.class);
      assertThat(text(jdbc, "select current_database()")).isEqualTo(server.database());
      jdbc.sql("create table greeting (word text)").update();
      jdbc.sql("insert into greeting values ('hello')").update();
      assertThat(text(JdbcClient.create(server.dataSource()), "select word from greeting"))
          .isEqualTo("hello");
      jdbc.sql("drop table greeting").update();
    }
  }

  @Test
  void theServerSaysWhatItIs() {
    try (var context = application()) {
      var server = context.getBean(PostgresServer.class);
      assertThat(server.isOwn()).isEqualTo(own());
      assertThat(server.version()).matches("\\d+\\.\\d+.*");
      assertThat(server.address())
          .contains("//" + server.host() + ":" + server.port() + "/" + server.database())
          .doesNotContain(server.password().isEmpty() ? "password" : server.password());
    }
  }

  @Test
  void allApplicationsOfAJvmShareTheDatabase() {
    try (var one = application();
        var other = application()) {
      assertThat(one.getBean(PostgresServer.class)).isSameAs(other.getBean(PostgresServer.class));
      one.getBean(JdbcClient.class).sql("create table shared (id int)").update();
      one.close();
      other.getBean(JdbcClient.class).sql("drop table shared").update();
      assertThat(other.getEnvironment().getProperty("lab.prefix")).isEqualTo(RunPrefix.value());
    }
  }

  ConfigurableApplicationContext application() {
    return application(settings());
  }

  static ConfigurableApplicationContext application(Map<String, Object> settings) {
    return new SpringApplicationBuilder(Application.class)
        .web(WebApplicationType.NONE)
        .properties(settings)
        .run();
  }

  static String text(JdbcClient jdbc, String sql) {
    return jdbc.sql(sql).query(String.class).single();
  }

  @EnableAutoConfiguration
  static class Application {}
}
