package dev.backendlab.oauth;

import dev.backendlab.kit.App;
import dev.backendlab.kit.story.Ports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Stands before an application, hands every byte on, and keeps what went in and what came out. */
final class Tap implements AutoCloseable {

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final ByteArrayOutputStream in = new ByteArrayOutputStream();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ServerSocket door;

  private Tap(ServerSocket door) {
    this.door = door;
  }

  static Tap before(App application) throws IOException {
    var tap = new Tap(new ServerSocket(0, 50, HERE));
    int port = URI.create(application.url()).getPort();
    Ports.live().taken(tap.door.getLocalPort(), application.name());
    Thread.startVirtualThread(() -> tap.accept(port));
    return tap;
  }

  String url() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  /** What callers have sent to it. */
  String received() {
    return in.toString(StandardCharsets.ISO_8859_1);
  }

  /** What it has answered. */
  String answered() {
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  void forget() {
    in.reset();
    out.reset();
  }

  private void accept(int port) {
    while (!door.isClosed()) {
      try {
        var caller = door.accept();
        var application = new Socket(HERE, port);
        Thread.startVirtualThread(() -> copy(caller, application, in));
        Thread.startVirtualThread(() -> copy(application, caller, out));
      } catch (IOException closed) {
        // By its owner: the loop ends.
      }
    }
  }

  private static void copy(Socket from, Socket to, ByteArrayOutputStream kept) {
    try (from;
        to) {
      var bytes = new byte[8192];
      for (int n = 0; n >= 0; n = from.getInputStream().read(bytes)) {
        kept.write(bytes, 0, n);
        to.getOutputStream().write(bytes, 0, n);
      }
    } catch (IOException over) {
      // One end has closed, so both do.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
