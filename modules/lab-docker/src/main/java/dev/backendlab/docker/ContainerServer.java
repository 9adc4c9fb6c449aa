package dev.backendlab.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerNetwork;
import dev.backendlab.kit.service.AtEnd;
import dev.backendlab.kit.service.Casualties;
import dev.backendlab.kit.service.OwnServer;
import dev.backendlab.kit.service.Patience;
import dev.backendlab.kit.service.ServiceUnavailable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.containers.GenericContainer;

/**
 * A server in a container of its own, from an image that the compose file names, on a port of
 * 127.0.0.1 that it keeps when it is stopped and started again.
 *
 * <p>Testcontainers removes it at the end, with its volumes, and its reaper does so when this JVM
 * is killed. Whether the server answers is for the service to find out: here it is only started.
 *
 * @see <a
 *     href="https://java.testcontainers.org/features/configuration/#customizing-ryuk-resource-reaper">Testcontainers:
 *     Ryuk</a>
 */
public final class ContainerServer implements OwnServer {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Box box;
  private String failure = "";
  private boolean wanted;
  private End end = new End();
  private Map<String, ContainerNetwork> cutOff = Map.of();

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
      end = client().waitContainerCmd(id()).exec(new End());
      wanted = true;
    } catch (RuntimeException refused) {
      failure = Engine.sentence(refused);
    }
  }

  @Override
  public synchronized boolean isAlive() {
    return isCreated() && failure.isEmpty() && wanted && !end.hasCome();
  }

  @Override
  public synchronized Optional<String> death() {
    return wanted && failure.isEmpty() && end.hasCome()
        ? Optional.of(obituary())
        : Optional.empty();
  }

  @Override
  public synchronized void end(String signal) {
    resume();
    send(signal);
  }

  @Override
  public synchronized void kill() {
    send("KILL");
  }

  @Override
  public synchronized void pause() {
    if (isAlive() && !Patience.until(this::freezes, PATIENCE)) {
      throw new ServiceUnavailable(
          "The engine could not freeze the container of %s within %d s."
              .formatted(box.getDockerImageName(), PATIENCE.toSeconds()));
    }
  }

  /** On a busy machine not all processes freeze in the time that runc gives them: status 500. */
  private boolean freezes() {
    try {
      client().pauseContainerCmd(id()).exec();
      return true;
    } catch (InternalServerErrorException unableToFreeze) {
      return false;
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
    cutOff = Map.copyOf(box.getCurrentContainerInfo().getNetworkSettings().getNetworks());
    for (var network : cutOff.keySet()) {
      client()
          .disconnectFromNetworkCmd()
          .withContainerId(id())
          .withNetworkId(network)
          .withForce(true)
          .exec();
    }
  }

  /** Brings the container back to the networks from which it was taken, under its names there. */
  public synchronized void connect() {
    cutOff.forEach((network, before) ->
        client()
            .connectToNetworkCmd()
            .withContainerId(id())
            .withNetworkId(network)
            .withContainerNetwork(new ContainerNetwork().withAliases(before.getAliases()))
            .exec());
    cutOff = Map.of();
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
    Casualties.leave(this);
    wanted = false;
    box.stop();
  }

  private void send(String signal) {
    if (!isAlive()) {
      return;
    }
    wanted = false;
    try {
      client().killContainerCmd(id()).withSignal(signal).exec();
    } catch (NotFoundException | ConflictException endedMeanwhile) {
      return;
    }
    if (!Patience.until(end::hasCome, PATIENCE)) {
      throw new ServiceUnavailable(
          "The container of %s did not end within %d s of SIG%s."
              .formatted(box.getDockerImageName(), PATIENCE.toSeconds(), signal));
    }
  }

  private String obituary() {
    return "the container %s of %s ended with status %s; its last words: %s"
        .formatted(
            box.getContainerName().replaceFirst("^/", ""),
            box.getDockerImageName(),
            end.status(),
            lastWords(2));
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
}
