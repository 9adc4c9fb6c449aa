package dev.backendlab.memcached;

import dev.backendlab.kit.service.BackingService;
import dev.backendlab.kit.service.InstallableServer;
import dev.backendlab.kit.service.Source;
import org.springframework.core.env.Environment;

/** Where Memcached comes from. */
final class MemcachedService extends BackingService<Address, MemcachedServer> {

  static final String VARIABLE = "MEMCACHED_ADDRESS";
  static final MemcachedService INSTANCE = new MemcachedService();

  private MemcachedService() {
    super(InstallableServer.MEMCACHED, VARIABLE);
  }

  @Override
  protected boolean isConfigured(Environment environment) {
    return environment.containsProperty(VARIABLE);
  }

  @Override
  protected Address configured(Environment environment) {
    return Address.parse(environment.getRequiredProperty(VARIABLE));
  }

  @Override
  protected Address ofCompose() {
    return OwnMemcached.ofCompose();
  }

  @Override
  protected MemcachedServer start(Source source) {
    return MemcachedServer.start(source);
  }

  @Override
  protected MemcachedServer visit(Source source, Address address) {
    return MemcachedServer.visit(source, address);
  }
}
