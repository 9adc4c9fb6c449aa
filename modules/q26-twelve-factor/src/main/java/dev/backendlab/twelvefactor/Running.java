package dev.backendlab.twelvefactor;

import dev.backendlab.twelvefactor.Releases.Release;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An application at work, as far as somebody beside it can see.
 *
 * @param processes their base URLs
 * @param state a path that can be put to one process and got from all, where there is one
 * @param releases of all its deploys, where the platform keeps them
 * @param output of its processes, line by line, where the platform collects it
 */
record Running(
    List<URI> processes, @Nullable String state, List<Release> releases, List<String> output) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Only what answers at these addresses. */
  static Running at(List<URI> processes) {
    return new Running(processes, null, List.of(), List.of());
  }

  /** Those that answer over HTTP, whatever the status. */
  List<String> answering() {
    return processes.stream()
        .filter(each -> get(each, "/").isPresent())
        .map(URI::toString)
        .toList();
  }

  /** What a process says that it runs. */
  record Deploy(String build, String release) {

    boolean isOf(Release made) {
      return made.build().equals(build) && release.equals("" + made.id());
    }

    @Override
    public String toString() {
      return "release %s of build %s".formatted(release, build);
    }
  }

  /** Of the processes that say so. */
  List<Deploy> deploys() {
    return processes.stream()
        .flatMap(each -> get(each, "/release").stream())
        .flatMap(body -> parsed(body).stream())
        .filter(deploy -> deploy.has("build"))
        .map(deploy ->
            new Deploy(deploy.path("build").asString(), deploy.path("release").asString()))
        .toList();
  }

  Set<String> environments() {
    return releases.stream()
        .map(Release::environment)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether several deploys differ by the values of the same variables. */
  boolean isAlike() {
    return environments().size() > 1
        && releases.stream().map(release -> release.config().keySet()).distinct().count() == 1;
  }

  /** What each process has of that which one of them was told. */
  List<String> stateOfEach() {
    var seen = new ArrayList<String>();
    if (state != null && processes.size() > 1) {
      client(processes.getFirst()).put().uri(state + "/lamp").retrieve().toBodilessEntity();
      processes.forEach(each -> seen.add(get(each, state).orElse("no answer")));
    }
    return seen;
  }

  /** Lines that are one JSON object each. */
  List<JsonNode> events() {
    return output.stream().flatMap(line -> parsed(line).stream()).toList();
  }

  /** Different messages of events in which these words stand, or a field of this name. */
  List<String> messages(String words) {
    return events().stream()
        .filter(event -> event.path("message").asString().contains(words) || event.has(words))
        .map(event -> event.path("message").asString())
        .distinct()
        .toList();
  }

  private static Optional<JsonNode> parsed(String text) {
    try {
      return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
    } catch (JacksonException noJson) {
      return Optional.empty();
    }
  }

  private static Optional<String> get(URI process, String path) {
    try {
      var answer = client(process).get().uri(path).retrieve().toEntity(String.class);
      return Optional.of(String.valueOf(answer.getBody()));
    } catch (ResourceAccessException nobodyThere) {
      return Optional.empty();
    } catch (RestClientException unreadable) {
      return Optional.of("");
    }
  }

  private static RestClient client(URI process) {
    return RestClient.builder()
        .baseUrl(process)
        .requestFactory(new JdkClientHttpRequestFactory())
        .defaultStatusHandler(status -> true, (request, response) -> {})
        .build();
  }
}
