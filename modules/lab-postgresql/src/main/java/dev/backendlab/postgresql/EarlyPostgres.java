package dev.backendlab.postgresql;

import dev.backendlab.kit.service.EarlyStart;
import org.springframework.core.env.Environment;

/** Starts the server beside the application, and beside other servers: each takes its time. */
final class EarlyPostgres extends EarlyStart {

  EarlyPostgres() {
    super(PostgresServerAutoConfiguration.class);
  }

  @Override
  protected void begin(Environment environment) {
    var source = SharedPostgres.source(environment);
    if (source.isOwn()) {
      SharedPostgres.startOwn(source);
    }
  }
}
