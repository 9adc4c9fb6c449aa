package dev.backendlab.postgresql;

import dev.backendlab.kit.service.FreePorts;
import dev.backendlab.kit.service.OwnServer;
import dev.backendlab.kit.service.PreparedServer;
import dev.backendlab.kit.service.Source;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A PostgreSQL of our own, on 127.0.0.1 only.
 *
 * @param ready whether the server serves, and is this one and no stranger
 */
record OwnPostgres(Address address, OwnServer server, BooleanSupplier ready)
    implements PreparedServer {

  static OwnPostgres prepare(Source source, List<String> settings) {
    int port = FreePorts.next();
    return source == Source.DOCKER
        ? PostgresContainer.on(port, settings)
        : PostgresProcess.on(port, settings).asOwn(port);
  }

  @Override
  public String name() {
    return "PostgreSQL";
  }

  @Override
  public boolean answers() {
    return ready.getAsBoolean();
  }
}
