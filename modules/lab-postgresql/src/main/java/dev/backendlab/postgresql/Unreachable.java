package dev.backendlab.postgresql;

import dev.backendlab.kit.service.ServiceUnavailable;
import java.sql.SQLException;

/** Says in one sentence that a server can't be reached. */
final class Unreachable {

  private Unreachable() {}

  static ServiceUnavailable because(Address address, SQLException e) {
    return new ServiceUnavailable(
        "PostgreSQL at %s does not answer: %s"
            .formatted(address.masked(), String.valueOf(e.getMessage()).replace('\n', ' ')),
        e);
  }
}
