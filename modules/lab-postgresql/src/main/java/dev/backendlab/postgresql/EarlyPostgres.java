package dev.backendlab.postgresql;

import dev.backendlab.kit.service.EarlyStart;

/** Starts the server beside the application, and beside other servers: each takes its time. */
final class EarlyPostgres extends EarlyStart {

  EarlyPostgres() {
    super(PostgresServerAutoConfiguration.class, PostgresService.INSTANCE);
  }
}
