package dev.backendlab.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.backendlab.kit.story.ToldHops;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SqlHopsTest {

  @Test
  void usesOfAConnectionAreCountedAndATransactionIsOne() {
    try (var context = shop(Map.of());
        var hops = ToldHops.listen()) {
      var jdbc = context.getBean(JdbcClient.class);
      jdbc.sql("select 1").query(Integer.class).single();
      jdbc.sql("select 2").query(Integer.class).single();
      new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
          .executeWithoutResult(both -> {
            jdbc.sql("select 3").query(Integer.class).single();
            jdbc.sql("select 4").query(Integer.class).single();
          });

      assertThat(hops.soFar()).containsOnly(Map.entry("shop → PostgreSQL: SQL", 3L));
    }
  }

  @Test
  void aPoolThatHasANameIsOneOfSeveralServers() {
    try (var context = shop(Map.of("spring.datasource.hikari.pool-name", "shard-1"));
        var hops = ToldHops.listen()) {
      PostgresContract.text(context.getBean(JdbcClient.class), "select 'here'");

      assertThat(hops.soFar()).containsOnlyKeys("shop → PostgreSQL shard-1: SQL");
    }
  }

  @Test
  void theDataSourceIsThePoolItselfAndNoProxy() {
    try (var context = shop(Map.of())) {
      assertThat(context.getBean(DataSource.class)).isExactlyInstanceOf(HikariDataSource.class);
    }
  }

  private static ConfigurableApplicationContext shop(Map<String, Object> settings) {
    var all = new java.util.HashMap<>(settings);
    all.put("spring.application.name", "shop");
    return PostgresContract.application(all);
  }
}
