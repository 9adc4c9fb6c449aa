package dev.backendlab.postgresql;

import dev.backendlab.kit.service.EarlyStart;
import dev.backendlab.kit.service.Source;
import org.springframework.core.env.Environment;

/** Starts the server beside the application, and beside other servers: each takes its time. */
final class EarlyPostgres extends EarlyStart {

  EarlyPostgres() {
    super(PostgresServerAutoConfiguration.class);
  }

  @Override
  protected Source source(Environment environment) {
    return SharedPostgres.source(environment);
  }

  @Override
  protected void start(Source own) {
    SharedPostgres.startOwn(own);
  }

  @Override
  protected void ask(Environment environment) {
    SharedPostgres.of(environment);
  }
}
