package dev.backendlab.postgresql;

import dev.backendlab.kit.service.BackingService;
import dev.backendlab.kit.service.Source;
import org.springframework.core.env.Environment;

/** Where PostgreSQL comes from. */
final class PostgresService extends BackingService<Address, PostgresServer> {

  static final PostgresService INSTANCE = new PostgresService();

  private PostgresService() {
    super("PostgreSQL", "SPRING_DATASOURCE_URL");
  }

  @Override
  protected boolean isConfigured(Environment environment) {
    return Address.isConfigured(environment);
  }

  @Override
  protected Address configured(Environment environment) {
    return Address.of(environment);
  }

  @Override
  protected Address ofCompose() {
    return PostgresContainer.ofCompose();
  }

  @Override
  protected PostgresServer start(Source source) {
    return PostgresServer.start(source);
  }

  @Override
  protected PostgresServer visit(Source source, Address address) {
    return PostgresServer.visit(source, OwnDatabase.on(address));
  }
}
