package dev.backendlab.docker;

import com.github.dockerjava.api.DockerClient;
import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/** Testcontainers would wait for what it knows of; here the service waits for its own answer. */
final class Box extends GenericContainer<Box> {

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
