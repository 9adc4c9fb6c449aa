package dev.backendlab.pooling;

import dev.backendlab.kit.Counter;
import dev.backendlab.postgresql.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a client and the database, and counts round trips: each time that the client
 * speaks again after the server has spoken.
 */
final class WireTap implements Counter, AutoCloseable {

  private final ServerSocket door;
  private final PostgresServer server;
  private final AtomicLong turns = new AtomicLong();

  private WireTap(ServerSocket door, PostgresServer server) {
    this.door = door;
    this.server = server;
    Thread.ofVirtual().start(this::accept);
  }

  static WireTap before(PostgresServer server) throws IOException {
    var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    return new WireTap(door, server);
  }

  /** Of the same database, by way of the tap. */
  String url() {
    var here = "127.0.0.1:" + door.getLocalPort();
    return server.jdbcUrl().replace(server.host() + ":" + server.port(), here);
  }

  @Override
  public long now() {
    return turns.get();
  }

  private void accept() {
    try {
      while (true) {
        connect(door.accept());
      }
    } catch (IOException closed) {
      // no more clients
    }
  }

  private void connect(Socket client) throws IOException {
    var database = new Socket(server.host(), server.port());
    client.setTcpNoDelay(true);
    database.setTcpNoDelay(true);
    var serverSpoke = new AtomicBoolean(true);
    Thread.ofVirtual()
        .start(() ->
            forward(client, database, () -> turns.addAndGet(serverSpoke.getAndSet(false) ? 1 : 0)));
    Thread.ofVirtual().start(() -> forward(database, client, () -> serverSpoke.set(true)));
  }

  private static void forward(Socket from, Socket to, Runnable heard) {
    try (from;
        to;
        var in = from.getInputStream();
        var out = to.getOutputStream()) {
      copy(in, out, heard);
    } catch (IOException gone) {
      // so goes the other end
    }
  }

  private static void copy(InputStream in, OutputStream out, Runnable heard) throws IOException {
    var buffer = new byte[8_192];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      heard.run();
      out.write(buffer, 0, read);
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
