package dev.backendlab.pooling;

import dev.backendlab.postgresql.PostgresServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;

/** A pool as it is written in an hour: it hands out what it has, alive or not. */
final class HomeMadePool extends AbstractDriverBasedDataSource {

  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

  static HomeMadePool of(PostgresServer server) {
    var pool = new HomeMadePool();
    pool.setUrl(server.jdbcUrl());
    pool.setUsername(server.username());
    pool.setPassword(server.password());
    return pool;
  }

  @Override
  protected Connection getConnectionFromDriver(Properties login) throws SQLException {
    var kept = idle.poll();
    var connection = kept == null ? DriverManager.getConnection(url(), login) : kept;
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (lent, method, arguments) -> call(connection, method, arguments));
  }

  private @Nullable Object call(
      Connection connection, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().equals("close")) {
      idle.add(connection);
      return null;
    }
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  private String url() {
    var url = getUrl();
    if (url == null) {
      throw new IllegalStateException("The pool has no URL.");
    }
    return url;
  }
}
