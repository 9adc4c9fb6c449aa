package dev.backendlab.caching;

import dev.backendlab.docker.ComposeFile;
import dev.backendlab.docker.ContainerServer;
import dev.backendlab.kit.service.Casualties;
import dev.backendlab.kit.service.FreePorts;
import dev.backendlab.kit.service.Patience;
import dev.backendlab.kit.service.ServiceUnavailable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** A real Memcached, in a container. */
record MemcachedContainer(ContainerServer server, int port) implements OwnMemcached {

  static final String SERVICE = "memcached";
  static final int PORT = 11211;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static MemcachedContainer start() {
    int port = FreePorts.next();
    var server = ContainerServer.of(ComposeFile.ofProject().image(SERVICE), PORT, port);
    var memcached = new MemcachedContainer(server, port);
    memcached.startAndAnswer();
    Casualties.watch("Memcached", server);
    return memcached;
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void restart() {
    server.kill();
    startAndAnswer();
  }

  @Override
  public void close() {
    server.close();
  }

  private void startAndAnswer() {
    server.start();
    Patience.until(() -> answers() || !server.isAlive(), PATIENCE);
    if (!server.isAlive()) {
      throw new ServiceUnavailable("Memcached did not start: " + server.lastWords(1));
    }
  }

  private boolean answers() {
    return OwnMemcached.answers(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
  }
}
