package dev.backendlab.access;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpResponse.BodyHandlers.discarding;

import dev.backendlab.access.AccessRules.Role;
import dev.backendlab.access.AccessRules.Rule;
import dev.backendlab.access.Instruments.Handled;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Together;
import dev.backendlab.kit.story.Hops;
import dev.backendlab.kit.story.Story;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;

/**
 * Every role, and nobody, tries every path of the rules by every method.
 *
 * @param logins one for each role, and an empty one for nobody
 */
record RoleMatrix(String url, List<Rule> rules, Map<Set<Role>, String> logins) {

  /** As an attacker spells a path, in the hope that rules and handlers read it differently. */
  static final List<UnaryOperator<String>> SPELLINGS =
      List.of(
          path -> path + "/",
          path -> path + ";x=1",
          path -> "/" + path,
          path -> "/%" + Integer.toHexString(path.charAt(1)) + path.substring(2));

  static final List<Column> COLUMNS =
      Stream.of("endpoint", "nobody", "customer", "clerk", "administrator")
          .map(Column::of)
          .toList();

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * One request, and what came of it.
   *
   * @param declared whether a rule opens it
   * @param opened whether it came to a handler
   */
  record Cell(Set<Role> who, String request, boolean declared, boolean opened, int status) {}

  List<Cell> tried(List<UnaryOperator<String>> spellings) throws Exception {
    var works = new ArrayList<Callable<Cell>>();
    for (var spelling : spellings) {
      for (var path : rules.stream().map(Rule::path).distinct().toList()) {
        for (var method : HttpMethod.values()) {
          logins.keySet().forEach(who -> works.add(() -> cell(who, method, path, spelling)));
        }
      }
    }
    return Together.run(works);
  }

  /** A row for each line of the rules; its cells stand one after the other. */
  List<List<String>> table(List<Cell> cells) {
    var rows = new ArrayList<List<String>>();
    for (int i = 0; i < cells.size(); i += logins.size()) {
      var row = cells.subList(i, i + logins.size());
      if (row.stream().anyMatch(Cell::declared)) {
        var words = new ArrayList<>(List.of(row.getFirst().request()));
        row.forEach(cell -> words.add(cell.opened() ? "open" : "" + cell.status()));
        rows.add(words);
      }
    }
    return rows;
  }

  /** Without a look at the rules. */
  List<Integer> statusesOf(String path) throws Exception {
    var statuses = new ArrayList<Integer>();
    for (var who : logins.keySet()) {
      statuses.add(cell(who, HttpMethod.GET, path, UnaryOperator.identity()).status());
    }
    return statuses;
  }

  private Cell cell(Set<Role> who, HttpMethod method, String path, UnaryOperator<String> spelling)
      throws Exception {
    var target = spelling.apply(example(path));
    var request = HttpRequest.newBuilder(URI.create(url + target)).method("" + method, noBody());
    if (!who.isEmpty()) {
      request.header("Authorization", "Bearer " + logins.get(who));
    }
    var answer = CLIENT.send(request.build(), discarding());
    Story.live()
        .hops()
        .http(Hops.CLIENT, "" + method, URI.create(url + target), answer.statusCode());
    var opened = answer.headers().firstValue(Handled.HEADER).isPresent();
    var declared =
        rules.stream()
            .filter(rule -> rule.path().equals(path) && rule.methods().contains(method))
            .anyMatch(rule -> rule.opensTo(who));
    return new Cell(who, method + " " + target, declared, opened, answer.statusCode());
  }

  /** With an id and a name that are nobody's: an open cell must change nothing. */
  private static String example(String path) {
    return path.replace("{id}", "0").replace("{user}", "nobody").replace("{role}", "CLERK");
  }
}
