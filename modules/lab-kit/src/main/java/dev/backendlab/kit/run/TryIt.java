package dev.backendlab.kit.run;

import dev.backendlab.kit.question.Question;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The requests of a README's "Try it yourself": commands for a shell, each with what it shows.
 *
 * <p>They stand in {@code ```console} blocks: a line that begins with {@code $ } is a command,
 * lines that begin with {@code > } continue it, what follows is its output, in which {@code …}
 * stands for anything. All commands share one shell, so that a variable set by one serves the next.
 */
public final class TryIt {

  private static final String BOUNDARY = "--- lab: next command ---";

  private static final List<String> PROXIES = List.of("http_proxy", "all_proxy", "ALL_PROXY");
  private static final List<String> BYPASSES = List.of("no_proxy", "NO_PROXY");
  private static final String HERE = "127.0.0.1";

  private TryIt() {}

  /** A command, and what it shows. */
  public record Request(String command, String shown) {}

  /**
   * What a command showed in truth.
   *
   * @param actual its standard output and standard error, without trailing blanks
   */
  public record Tried(Request request, String actual) {

    /** Whether that is what the README shows. */
    public boolean asShown() {
      var pattern =
          Stream.of(request.shown().split("…", -1))
              .map(Pattern::quote)
              .collect(Collectors.joining(".*?"));
      return Pattern.compile(pattern, Pattern.DOTALL).matcher(actual).matches();
    }
  }

  /** The requests of a question's README, in order. */
  public static List<Request> requestsOf(Question question) {
    var requests = new ArrayList<Request>();
    var command = new StringBuilder();
    var shown = new StringBuilder();
    boolean inside = false;
    for (var line : question.text("Try it yourself").lines().toList()) {
      if (!inside) {
        inside = line.strip().equals("```console");
      } else if (line.startsWith("$ ") || line.strip().equals("```")) {
        add(requests, command, shown);
        inside = line.startsWith("$ ");
        command.append(inside ? line.substring(2) : "");
      } else if (line.startsWith("> ") && shown.isEmpty()) {
        command.append('\n').append(line.substring(2));
      } else {
        shown.append(line).append('\n');
      }
    }
    return requests;
  }

  private static void add(List<Request> requests, StringBuilder command, StringBuilder shown) {
    if (!command.isEmpty()) {
      requests.add(new Request(command.toString(), shown.toString().stripTrailing()));
    }
    command.setLength(0);
    shown.setLength(0);
  }

  /**
   * The command that keeps requests on this machine where the user's environment sends them to a
   * proxy; curl reads these variables.
   */
  public static Optional<String> pastProxy(Map<String, String> environment) {
    boolean proxy =
        PROXIES.stream().anyMatch(name -> !environment.getOrDefault(name, "").isBlank());
    boolean passed =
        BYPASSES.stream()
            .anyMatch(
                name -> environment.getOrDefault(name, "").matches("\\*|.*127\\.0\\.0\\.1.*"));
    return proxy && !passed
        ? Optional.of("export %s=%s".formatted(BYPASSES.getFirst(), HERE))
        : Optional.empty();
  }

  /**
   * Sends the requests, all from one shell.
   *
   * @param variables set in that shell: the base URLs of the applications
   */
  public static List<Tried> all(List<Request> requests, Map<String, String> variables)
      throws IOException, InterruptedException {
    var script = new StringBuilder();
    for (var request : requests) {
      script.append(request.command()).append("\necho; echo '").append(BOUNDARY).append("'\n");
    }
    var builder = new ProcessBuilder("sh").redirectErrorStream(true);
    builder.environment().putAll(variables);
    BYPASSES.forEach(name -> builder.environment().put(name, HERE));
    var shell = builder.start();
    try (var input = shell.getOutputStream()) {
      input.write(script.toString().getBytes(StandardCharsets.UTF_8));
    }
    var said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    shell.waitFor();
    var answers = said.split(Pattern.quote(BOUNDARY) + "\n", -1);
    var tried = new ArrayList<Tried>();
    for (int i = 0; i < requests.size(); i++) {
      var actual = i < answers.length ? answers[i].replace("\r", "").stripTrailing() : "";
      tried.add(new Tried(requests.get(i), actual));
    }
    return tried;
  }
}
