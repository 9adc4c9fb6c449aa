package dev.backendlab.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.ContainerNetwork;
import dev.backendlab.kit.service.AtEnd;
import dev.backendlab.kit.service.OwnServer;
import dev.backendlab.kit.service.Patience;
import dev.backendlab.kit.service.ServiceUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/**
 * A server in a container of its own, from an image that the compose file names, on a port of
 * 127.0.0.1 that it keeps when it is stopped and started again.
 *
 * <p>Testcontainers removes it at the end, with its volumes, and its reaper does so when this JVM is
 * killed. Whether the server answers is for the service to find out: here it is only started.
 *
 * @see <a href="https://java.testcontainers.org/features/configuration/#customizing-ryuk-resource-reaper">Testcontainers:
 *     Ryuk</a>
 */
public final class ContainerServer implements OwnServer {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Box box;
  private String failure = "";
  private Set<String> cutOff = Set.of();

  private ContainerServer(Box box) {
    this.box = box;
  }

  /**
   * Prepares a server; {@link #start()} starts it.
   *
   * @param image with its tag, as {@link ComposeFile#image} names it
   * @param containerPort where the server listens in its container
   * @param port where it is to be reached on 127.0.0.1
   * @throws ServiceUnavailable where there is no engine, or the image can't be had
   */
  public static ContainerServer of(String image, int containerPort, int port) {
    Engine.provide(image);
    var server = new ContainerServer(new Box(image, containerPort, port));
    AtEnd.endServers(server::close);
    return server;
  }

  /** The container before its first start, for its command, its environment, its files. */
  public GenericContainer<?> container() {
    return box;
  }

  @Override
  public synchronized void start() {
    failure = "";
    try {
      if (isCreated()) {
        client().startContainerCmd(id()).exec();
      } else {
        box.start();
      }
    } catch (RuntimeException refused) {
      failure = Engine.sentence(refused);
    }
  }

  @Override
  public synchronized boolean isAlive() {
    return isCreated() && failure.isEmpty() && runs();
  }

  @Override
  public synchronized void end(String signal) {
    resume();
    if (isAlive()) {
      send(signal);
    }
  }

  @Override
  public synchronized void kill() {
    if (isAlive()) {
      send("KILL");
    }
  }

  @Override
  public synchronized void pause() {
    if (isAlive()) {
      client().pauseContainerCmd(id()).exec();
    }
  }

  @Override
  public synchronized void resume() {
    if (isAlive() && isPaused()) {
      client().unpauseContainerCmd(id()).exec();
    }
  }

  /** Takes the container off its networks: packets to and from it are lost, it lives on. */
  public synchronized void disconnect() {
    var networks = box.getCurrentContainerInfo().getNetworkSettings().getNetworks().keySet();
    networks.forEach(
        network ->
            client()
                .disconnectFromNetworkCmd()
                .withContainerId(id())
                .withNetworkId(network)
                .withForce(true)
                .exec());
    cutOff = networks;
  }

  /** Brings the container back to the networks from which it was taken. */
  public synchronized void connect() {
    for (var network : cutOff) {
      client()
          .connectToNetworkCmd()
          .withContainerId(id())
          .withNetworkId(network)
          .withContainerNetwork(new ContainerNetwork())
          .exec();
    }
    cutOff = Set.of();
  }

  @Override
  public synchronized String log() {
    if (!failure.isEmpty() || !isCreated()) {
      return failure;
    }
    try {
      return box.getLogs();
    } catch (RuntimeException gone) {
      return Engine.sentence(gone);
    }
  }

  @Override
  public synchronized void close() {
    box.stop();
  }

  private void send(String signal) {
    try {
      client().killContainerCmd(id()).withSignal(signal).exec();
    } catch (NotFoundException | NotModifiedException | com.github.dockerjava.api.exception.ConflictException endedMeanwhile) {
      return;
    }
    if (!Patience.until(() -> !runs(), PATIENCE)) {
      throw new ServiceUnavailable(
          "The container of %s did not end within %d s of SIG%s."
              .formatted(box.getDockerImageName(), PATIENCE.toSeconds(), signal));
    }
  }

  private boolean runs() {
    try {
      return Boolean.TRUE.equals(
          client().inspectContainerCmd(id()).exec().getState().getRunning());
    } catch (DockerException gone) {
      return false;
    }
  }

  private boolean isPaused() {
    return Boolean.TRUE.equals(client().inspectContainerCmd(id()).exec().getState().getPaused());
  }

  private boolean isCreated() {
    return box.getContainerId() != null;
  }

  private String id() {
    return box.getContainerId();
  }

  private static DockerClient client() {
    return Engine.client();
  }

  /** Testcontainers would wait for what it knows of; here the service waits for its own answer. */
  private static final class Box extends GenericContainer<Box> {

    Box(String image, int containerPort, int port) {
      super(DockerImageName.parse(image));
      withExposedPorts(containerPort);
      setPortBindings(List.of("127.0.0.1:%d:%d".formatted(port, containerPort)));
      waitingFor(
          new AbstractWaitStrategy() {
            @Override
            protected void waitUntilReady() {}
          });
      withStartupCheckStrategy(
          new StartupCheckStrategy() {
            @Override
            public StartupStatus checkStartupState(DockerClient client, String id) {
              return StartupStatus.SUCCESSFUL;
            }
          });
    }
  }
}
