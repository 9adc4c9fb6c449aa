package dev.backendlab.caching;

import dev.backendlab.kit.service.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import net.rubyeye.xmemcached.MemcachedClient;
import net.rubyeye.xmemcached.XMemcachedClientBuilder;

/** A Memcached of the demo's own. */
interface OwnMemcached extends AutoCloseable {

  /** In a container where the demo runs on Docker, else {@link JavaMemcached}. */
  static OwnMemcached start(Source source) {
    return source == Source.DOCKER ? MemcachedContainer.start() : new JavaMemcached();
  }

  /** Host and port. */
  String address();

  /** Ends it and starts it again, on the same port. */
  void restart();

  @Override
  void close();

  default MemcachedClient client() {
    return clientOf(address());
  }

  static MemcachedClient clientOf(String address) {
    try {
      return new XMemcachedClientBuilder(address).build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether a server says its version in time. A connection alone would tell less: Docker's proxy
   * takes it before the server does.
   */
  static boolean answers(InetSocketAddress address, int millis) {
    try (var socket = new Socket()) {
      socket.connect(address, millis);
      socket.setSoTimeout(millis);
      socket.getOutputStream().write("version\r\n".getBytes(StandardCharsets.US_ASCII));
      return socket.getInputStream().read() == 'V';
    } catch (IOException silent) {
      return false;
    }
  }
}
