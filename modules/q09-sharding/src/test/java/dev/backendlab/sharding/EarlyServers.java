package dev.backendlab.sharding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/** Starts the servers beside the application, and tells it where they are. */
final class EarlyServers implements EnvironmentPostProcessor {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    Fleet.start();
    environment.getPropertySources().addLast(new Addresses());
  }

  /** The fleet as {@code shards.servers}: waits for a server when its address is asked for. */
  private static final class Addresses
      extends EnumerablePropertySource<Map<String, Supplier<String>>> {

    Addresses() {
      super("fleet", new LinkedHashMap<>());
      for (int i = 0; i < Fleet.SHARDS.size(); i++) {
        var name = Fleet.SHARDS.get(i);
        put(i, "name", name, server -> name);
        put(i, "url", name, ShardServer::url);
        put(i, "username", name, ShardServer::username);
        put(i, "password", name, ShardServer::password);
      }
    }

    private void put(int i, String part, String server, Function<ShardServer, String> value) {
      source.put("shards.servers[%d].%s".formatted(i, part), () -> value.apply(Fleet.of(server)));
    }

    @Override
    public String[] getPropertyNames() {
      return source.keySet().toArray(String[]::new);
    }

    @Override
    public @Nullable Object getProperty(String name) {
      var value = source.get(name);
      return value == null ? null : value.get();
    }
  }
}
