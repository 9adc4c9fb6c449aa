package dev.backendlab.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.service.ServiceUnavailable;
import dev.backendlab.kit.story.Story;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.NestedExceptionUtils;
import org.testcontainers.DockerClientFactory;

/** The Docker engine of this machine, and in one sentence why it can't be used. */
final class Engine {

  private static final String UNIX = "unix://";
  private static final String WITHOUT = "leave '--services docker' away";
  private static final Path SOCKET = Path.of("/var/run/docker.sock");

  /** How Testcontainers names an image that it could not get. */
  private static final Pattern LACKING = Pattern.compile("imageName=([\\w./:-]+)");

  private Engine() {}

  /**
   * A client of the engine.
   *
   * @throws ServiceUnavailable where there is no engine, or we may not use it
   */
  static DockerClient client() {
    var named = System.getenv("DOCKER_HOST");
    if (named == null) {
      checkSocket(SOCKET);
    } else if (named.startsWith(UNIX)) {
      checkSocket(Path.of(named.substring(UNIX.length())));
    } else if (!named.contains("//localhost") && !named.contains("//127.0.0.1")) {
      throw new ServiceUnavailable(
          "DOCKER_HOST=%s is another machine, and containers have their ports on 127.0.0.1 there: unset it, or %s."
              .formatted(named, WITHOUT));
    }
    try {
      return DockerClientFactory.instance().client();
    } catch (IllegalStateException silent) {
      throw new ServiceUnavailable(
          "The Docker engine at %s does not answer: start it, or %s."
              .formatted(named == null ? SOCKET : named, WITHOUT),
          silent);
    } catch (RuntimeException reaperRefused) {
      throw new ServiceUnavailable(refusal(reaperRefused), reaperRefused);
    }
  }

  private static void checkSocket(Path socket) {
    if (!Files.exists(socket)) {
      throw new ServiceUnavailable(
          "No Docker engine runs here (there is no %s): start it, or %s."
              .formatted(socket, WITHOUT));
    }
    if (!Files.isWritable(socket)) {
      throw new ServiceUnavailable(
          "You may not use Docker's socket %s: become a member of its group, or %s."
              .formatted(socket, WITHOUT));
    }
  }

  /** The first container of a run is Testcontainers' reaper, which wants to be privileged. */
  private static String refusal(RuntimeException refused) {
    var said = sentence(refused);
    if (said.contains("unable to apply caps")) {
      return "The Docker engine refuses privileged containers, as Testcontainers' reaper is one: set"
          + " TESTCONTAINERS_RYUK_CONTAINER_PRIVILEGED=false.";
    }
    var lacking = LACKING.matcher(String.valueOf(refused));
    if (lacking.find()) {
      return "The image %s is not here and can't be pulled: 'docker pull' it first, or %s."
          .formatted(lacking.group(1), WITHOUT);
    }
    return "Testcontainers' reaper, without which containers might be left behind, can't be started: "
        + said;
  }

  /**
   * Pulls an image that is not here yet, and tells how far that has come.
   *
   * @throws ServiceUnavailable where it can't be pulled
   */
  static void provide(String image) {
    var client = client();
    try {
      client.inspectImageCmd(image).exec();
      return;
    } catch (NotFoundException notHere) {
      // then it is pulled
    }
    try {
      client.pullImageCmd(image).exec(new Pull(image)).awaitCompletion();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceUnavailable(
          "The lab was interrupted while it pulled %s.".formatted(image), e);
    } catch (RuntimeException refused) {
      throw new ServiceUnavailable(
          "The image %s is not here and can't be pulled (%s): 'docker pull' it first, or %s."
              .formatted(image, sentence(refused), WITHOUT),
          refused);
    }
  }

  /** What an exception of the client says, without the status and the JSON around it. */
  static String sentence(Throwable failure) {
    var deepest = NestedExceptionUtils.getMostSpecificCause(failure);
    var said = String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
    var plain =
        said.replaceFirst("^Status \\d+: ", "")
            .replaceFirst("^\\{\"message\":\"(.*)\"}$", "$1")
            .replace("\\\"", "\"");
    return plain.contains("no space left on device")
        ? "the engine's disk is full; make room with 'docker system prune'."
        : plain;
  }

  /** Adds up the layers: the engine tells of each by itself. */
  private static final class Pull extends ResultCallback.Adapter<PullResponseItem> {

    private static final long INTERVAL_NANOS = 100_000_000;

    private final String what;
    private final Map<String, Long> done = new HashMap<>();
    private final Map<String, Long> total = new HashMap<>();
    private long told = System.nanoTime() - INTERVAL_NANOS;

    Pull(String image) {
      this.what = "MiB of the image " + image + " pulled";
    }

    @Override
    public void onNext(PullResponseItem item) {
      var detail = item.getProgressDetail();
      if (detail == null || detail.getCurrent() == null || detail.getTotal() == null) {
        return;
      }
      done.put(item.getId(), detail.getCurrent());
      total.put(item.getId(), detail.getTotal());
      if (System.nanoTime() - told >= INTERVAL_NANOS) {
        told = System.nanoTime();
        Story.live().tell(new Event.Progressed(what, mebibytes(done), mebibytes(total)));
      }
    }

    private static long mebibytes(Map<String, Long> bytes) {
      return bytes.values().stream().mapToLong(Long::longValue).sum() >> 20;
    }
  }
}
