package dev.backendlab.caching;

import java.util.Optional;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database that takes 40 ms for a page, on the shop's only connection: it bears fewer than 25
 * pages a second, on any machine.
 */
@Primary
class BusyDatabase extends ProductPages {

  private final JdbcClient jdbc;

  BusyDatabase(JdbcClient jdbc) {
    super(jdbc);
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Page> find(ProductKey key) {
    var ignored = jdbc.sql("select pg_sleep(0.04)").query().singleRow();
    return super.find(key);
  }
}
