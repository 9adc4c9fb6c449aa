package dev.backendlab.sharding;

import java.util.List;

/** Which servers there are. */
interface ShardServers {

  List<Server> servers();

  /**
   * One of them.
   *
   * @param name never to change: the place of its data on the ring comes from it
   */
  record Server(String name, String url, String username, String password) {}
}
