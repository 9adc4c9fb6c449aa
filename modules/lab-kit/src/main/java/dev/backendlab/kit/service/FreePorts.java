package dev.backendlab.kit.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of 127.0.0.1 that nobody listens on.
 *
 * <p>They lie below those that Linux and macOS give to outgoing connections. A server's port from
 * that range could be taken by a client while the server is stopped, or, worse, a client that keeps
 * trying to reconnect would one day be given that very port and talk to itself.
 *
 * <p>Another process may be faster all the same: whoever starts a server tries again with another
 * port if it can't bind.
 */
public final class FreePorts {

  private static final int LOWEST = 20_000;
  private static final int BEYOND = 32_000;

  /** Not given twice in one JVM: the first one's server may not listen yet. */
  private static final Set<Integer> given = ConcurrentHashMap.newKeySet();

  private FreePorts() {}

  /** A port that was free a moment ago. */
  public static int next() {
    for (int tries = 0; tries < 1_000; tries++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
      if (isFree(port) && given.add(port)) {
        return port;
      }
    }
    throw new ServiceUnavailable(
        "No free port was found between %d and %d.".formatted(LOWEST, BEYOND));
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(false);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
