package dev.backendlab.postgresql;

import dev.backendlab.kit.service.Casualties;
import dev.backendlab.kit.service.FreePorts;
import dev.backendlab.kit.service.OwnServer;
import dev.backendlab.kit.service.Patience;
import dev.backendlab.kit.service.ServiceUnavailable;
import dev.backendlab.kit.service.Source;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A PostgreSQL of our own, on 127.0.0.1 only.
 *
 * @param ready whether the server serves, and is this one and no stranger
 */
record OwnPostgres(Source source, Address address, OwnServer server, BooleanSupplier ready) {

  private static final int TRIES = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  static OwnPostgres start(Source source, List<String> settings) {
    for (int tries = 1; ; tries++) {
      int port = FreePorts.next();
      var postgres =
          source == Source.DOCKER
              ? PostgresContainer.on(port, settings)
              : PostgresProcess.on(port, settings).asOwn(port);
      if (postgres.startAndAnswer()) {
        Casualties.watch("PostgreSQL", postgres.server);
        return postgres;
      }
      var words = postgres.server.lastWords(1);
      boolean taken = postgres.server.lacksItsPort();
      postgres.server.close();
      if (tries == TRIES || !taken) {
        throw new ServiceUnavailable("PostgreSQL did not start: " + words);
      }
    }
  }

  /** False if the server has ended instead. */
  boolean startAndAnswer() {
    server.start();
    Patience.until(() -> ready.getAsBoolean() || !server.isAlive(), PATIENCE);
    return server.isAlive() && ready.getAsBoolean();
  }
}
