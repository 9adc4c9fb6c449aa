package dev.backendlab.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendlab.kit.service.Folders;
import dev.backendlab.kit.service.NothingIsLeft;
import dev.backendlab.kit.service.OtherJvm;
import dev.backendlab.kit.service.ServiceUnavailable;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedPostgresTest extends PostgresContract implements NothingIsLeft {

  @Override
  Map<String, Object> settings() {
    return Map.of();
  }

  @Override
  boolean own() {
    return true;
  }

  @Test
  void severalStartAtOnceAndKeepTheirDataApart() throws Exception {
    for (var server : startFive()) {
      try (server) {
        assertThat(text(jdbc(server), "select port::text from me")).isEqualTo("" + server.port());
      }
    }
  }

  private static List<PostgresServer> startFive() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<PostgresServer> start =
          () -> {
            var server = PostgresServer.start();
            jdbc(server).sql("create table me as select " + server.port() + " as port").update();
            return server;
          };
      return threads.invokeAll(IntStream.range(0, 5).mapToObj(i -> start).toList()).stream()
          .map(Future::resultNow)
          .toList();
    }
  }

  @Test
  void aFolderThatIsUsedAgainHoldsNothingOfItsFormerServer() {
    for (int round = 0; round < 2; round++) {
      try (var server = PostgresServer.start()) {
        var jdbc = jdbc(server);
        assertThat(text(jdbc, "select count(*) from pg_class where relname = 'secret'"))
            .isEqualTo("0");
        jdbc.sql("create table secret as select generate_series(1, 10000) as n").update();
        jdbc.sql("create database another").update();
      }
      assertThat(Folders.cache().resolve("postgresql/spare")).isNotEmptyDirectory();
    }
  }

  @Test
  void itSortsCountsTimeAndCountsStatementsTheSameEverywhere() {
    try (var server = PostgresServer.start("work_mem=3MB")) {
      var jdbc = jdbc(server);
      assertThat(text(jdbc, "select upper('çağ ıi')")).isEqualTo("ÇAĞ II");
      assertThat(
              text(jdbc, "select string_agg(x, '' order by x) from unnest('{b,a,B,A}'::text[]) x"))
          .isEqualTo("ABab");
      assertThat(text(jdbc, "select current_setting('server_encoding')")).isEqualTo("UTF8");
      assertThat(
              text(
                  jdbc, "select setting from pg_file_settings where name = 'timezone' and applied"))
          .isEqualTo("UTC");
      assertThat(text(jdbc, "show work_mem")).isEqualTo("3MB");
      assertThat(text(jdbc, "show fsync")).isEqualTo("on");
      assertThat(
              text(jdbc, "select calls::text from pg_stat_statements where query like 'show w%'"))
          .isEqualTo("1");
    }
  }

  @Test
  void nobodyGetsInWithoutThePassword() {
    try (var server = PostgresServer.start()) {
      for (var password : List.of("wrong", "")) {
        assertThatThrownBy(
                () -> DriverManager.getConnection(server.jdbcUrl(), server.username(), password))
            .hasMessageContaining("password");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aServerThatWasEndedKeepsItsPortAndItsData(boolean kill) {
    try (var server = PostgresServer.start()) {
      int port = server.port();
      var jdbc = jdbc(server);
      jdbc.sql("create table kept as select 'yes' as word").update();
      if (kill) {
        server.kill();
      } else {
        server.stop();
      }
      assertThatThrownBy(() -> text(jdbc, "select 1")).hasStackTraceContaining("refused");
      server.restart();
      assertThat(server.port()).isEqualTo(port);
      assertThat(text(jdbc, "select word from kept")).isEqualTo("yes");
    }
  }

  @Test
  void aPausedServerDoesNotAnswerEvenOnAnOpenConnection() throws Exception {
    try (var server = PostgresServer.start();
        var connection = server.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("select 1");
      connection.setNetworkTimeout(Runnable::run, 300);
      server.pause();
      assertThatThrownBy(() -> statement.execute("select 2")).hasStackTraceContaining("timed out");
      server.resume();
      assertThat(text(jdbc(server), "select 'again'")).isEqualTo("again");
    }
  }

  @Test
  void aSettingThatPostgresDoesNotKnowIsSaidInOneSentence() {
    assertThatThrownBy(() -> PostgresServer.start("no_such_setting=1"))
        .isInstanceOf(ServiceUnavailable.class)
        .hasMessageContaining("no_such_setting");
  }

  @Override
  public Class<?> host() {
    return Host.class;
  }

  private static JdbcClient jdbc(PostgresServer server) {
    return JdbcClient.create(server.dataSource());
  }

  /** An application with the shared server, a second server that is paused, a third killed. */
  static final class Host {

    public static void main(String[] args) throws Exception {
      try (var context = application(Map.of())) {
        assertThat(text(context.getBean(JdbcClient.class), "select 'up'")).isEqualTo("up");
        PostgresServer.start().pause();
        PostgresServer.start().kill();
        OtherJvm.readyAndWait();
      }
    }
  }
}
