package dev.backendlab.cli.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether demos could run in containers; nobody needs that, so nothing is ever missing.
 *
 * @param root the folder of the compose file
 */
record DockerExamination(Path root) {

  private static final String ENGINE = "Docker";
  private static final String COMPOSE = "compose";
  private static final String FREE = "; not needed: services are embedded";

  private static final JsonMapper json = JsonMapper.builder().build();

  /** A command's exit status and what it has said, on both outputs. */
  private record Answer(int status, String said) {

    boolean isGood() {
      return status == 0;
    }

    String lastLine() {
      return said.strip().lines().reduce("", (first, second) -> second);
    }
  }

  List<Finding> findings() {
    var version = ask("docker", "version", "--format", "{{.Server.Version}}");
    if (!version.isGood()) {
      return List.of(Finding.optional(ENGINE, whyNot(version) + FREE));
    }
    return List.of(Finding.well(ENGINE, version.lastLine() + images()), composeServices());
  }

  private static String whyNot(Answer answer) {
    var said = answer.said();
    if (answer.status() < 0) {
      return "no docker command";
    }
    if (said.contains("permission denied")) {
      return "you may not use its socket, become a member of its group";
    }
    return said.contains("Cannot connect") || said.contains("daemon running")
        ? "no engine answers, start it"
        : answer.lastLine();
  }

  /** What {@code --services docker} would run on. */
  private String images() {
    var images = ask("docker", "compose", "config", "--images");
    if (!images.isGood()) {
      return "; no 'docker compose'";
    }
    var missing =
        images.said().lines().filter(image -> !ask("docker", "image", "inspect", image).isGood());
    var toPull = missing.distinct().sorted().toList();
    return toPull.isEmpty()
        ? "; all images for '--services docker' are here"
        : "; '--services docker' would pull " + String.join(", ", toPull);
  }

  private Finding composeServices() {
    var listed = ask("docker", "compose", "ps", "--format", "json");
    if (!listed.isGood()) {
      return Finding.optional(COMPOSE, "unknown: " + listed.lastLine());
    }
    var up = new ArrayList<String>();
    var ill = new ArrayList<String>();
    for (var service : services(listed.said())) {
      var health = service.path("Health").asString("");
      boolean well =
          service.path("State").asString("").equals("running")
              && (health.isEmpty() || health.equals("healthy"));
      (well ? up : ill).add(service.path("Service").asString(""));
    }
    if (up.isEmpty() && ill.isEmpty()) {
      return Finding.optional(
          COMPOSE, "not up; for '--services compose': docker compose up -d --wait");
    }
    var found = "up for '--services compose': " + String.join(", ", up);
    return ill.isEmpty()
        ? Finding.well(COMPOSE, found)
        : Finding.optional(COMPOSE, found + "; not healthy: " + String.join(", ", ill));
  }

  /** A line for each service, or an array of them from versions before 2.21. */
  private static List<JsonNode> services(String said) {
    return said.lines()
        .filter(line -> line.startsWith("{") || line.startsWith("["))
        .map(json::readTree)
        .flatMap(node ->
            node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                : java.util.stream.Stream.of(node))
        .toList();
  }

  private Answer ask(String... command) {
    try {
      var process =
          new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(10, TimeUnit.SECONDS)
          ? new Answer(process.exitValue(), said)
          : new Answer(1, "it does not answer");
    } catch (IOException notThere) {
      return new Answer(-1, "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(-1, "");
    }
  }
}
