package dev.backendlab.docker;

import dev.backendlab.kit.service.AtEnd;
import org.testcontainers.containers.Network;

/**
 * A network for servers in containers that have to find each other, by names that only they see.
 */
public final class PrivateNetwork implements AutoCloseable {

  private final Network network = Network.newNetwork();

  private PrivateNetwork() {}

  /** A network that is there once the first of its servers starts. */
  public static PrivateNetwork create() {
    Engine.client();
    var network = new PrivateNetwork();
    AtEnd.endServers(network::close); // what is prepared later ends sooner
    return network;
  }

  /**
   * Puts a server on it that has not been started yet.
   *
   * @param name under which the others find it
   */
  public void add(ContainerServer server, String name) {
    server.container().withNetwork(network).withNetworkAliases(name);
  }

  /** Removes the network, which takes its servers to be closed. */
  @Override
  public void close() {
    network.close();
  }
}
