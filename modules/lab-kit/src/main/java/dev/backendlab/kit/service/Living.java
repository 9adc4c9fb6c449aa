package dev.backendlab.kit.service;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The servers of this JVM; at its end they all go at once. */
final class Living {

  private final Set<ServerProcess> servers = ConcurrentHashMap.newKeySet();
  private boolean registered;

  synchronized ServerProcess add(ServerProcess server) {
    if (!registered) {
      registered = true;
      AtEnd.endServers(this::end);
    }
    servers.add(server);
    return server;
  }

  void remove(ServerProcess server) {
    servers.remove(server);
  }

  private void end() {
    servers.forEach(ServerProcess::dismiss);
    servers.forEach(ServerProcess::awaitDismissal);
  }
}
