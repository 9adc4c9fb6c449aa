package dev.backendlab.access;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpResponse.BodyHandlers.discarding;

import dev.backendlab.access.AccessRules.Role;
import dev.backendlab.access.AccessRules.Rule;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Counter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpMethod;

/**
 * Every role, and nobody, tries every path of the rules by every method.
 *
 * @param logins by role; nobody has none
 * @param handled counts the requests that came through
 */
record RoleMatrix(String url, List<Rule> rules, Map<Role, String> logins, Counter handled) {

  /** What the rules name, spelled as an attacker tries it. */
  static final Map<String, UnaryOperator<String>> SPELLINGS =
      new TreeMap<>(
          Map.of(
              "slash at the end", path -> path + "/",
              "encoded slash at the end", path -> path + "%2f",
              "two slashes", path -> "/" + path,
              "path parameter", path -> path + ";x=1",
              "encoded letter", path -> "/%" + Integer.toHexString(path.charAt(1)) + path.substring(2)));

  static final List<Column> COLUMNS =
      List.of(
          Column.of("endpoint"),
          Column.of("nobody"),
          Column.of("customer"),
          Column.of("clerk"),
          Column.of("administrator"));

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * One request.
   *
   * @param who has this role; nobody where there is none
   * @param declared whether the rules open it
   * @param opened whether it came to a handler
   */
  record Cell(
      String spelling, Set<Role> who, String request, boolean declared, boolean opened, int status) {

    boolean undeclared() {
      return !declared;
    }

    @Override
    public String toString() {
      return "%s %s by %s: %d".formatted(request, spelling, who.isEmpty() ? "nobody" : who, status);
    }
  }

  List<Cell> tried(String spelling, UnaryOperator<String> spelled) throws Exception {
    var cells = new ArrayList<Cell>();
    for (var path : rules.stream().map(Rule::path).distinct().toList()) {
      for (var method : HttpMethod.values()) {
        cells.add(cell(spelling, spelled, Set.of(), method, path));
        for (var role : Role.values()) {
          cells.add(cell(spelling, spelled, Set.of(role), method, path));
        }
      }
    }
    return cells;
  }

  List<Cell> triedInAllSpellings() throws Exception {
    var cells = new ArrayList<Cell>();
    for (var spelling : SPELLINGS.entrySet()) {
      cells.addAll(tried(spelling.getKey(), spelling.getValue()));
    }
    return cells;
  }

  /** A row for each endpoint that a rule names: its cells stand one after the other. */
  static List<List<String>> table(List<Cell> cells) {
    var rows = new ArrayList<List<String>>();
    for (int i = 0; i < cells.size(); i += COLUMNS.size() - 1) {
      var four = cells.subList(i, i + COLUMNS.size() - 1);
      if (four.stream().anyMatch(Cell::declared)) {
        var row = new ArrayList<>(List.of(four.getFirst().request()));
        four.forEach(cell -> row.add(cell.opened() ? "open" : String.valueOf(cell.status())));
        rows.add(row);
      }
    }
    return rows;
  }

  /** Of a request to this path, by nobody and by each role. */
  List<Integer> statusesOf(String path) throws Exception {
    var statuses = new ArrayList<>(List.of(status(HttpMethod.GET, path, Set.of())));
    for (var role : Role.values()) {
      statuses.add(status(HttpMethod.GET, path, Set.of(role)));
    }
    return statuses;
  }

  static List<Cell> those(List<Cell> cells, Predicate<Cell> wanted) {
    return cells.stream().filter(wanted).toList();
  }

  private Cell cell(
      String spelling,
      UnaryOperator<String> spelled,
      Set<Role> who,
      HttpMethod method,
      String path)
      throws Exception {
    var declared =
        rules.stream()
            .filter(rule -> rule.path().equals(path) && rule.methods().contains(method))
            .anyMatch(rule -> rule.opensTo(who));
    var sent =
        handled.during(() -> status(method, spelled.apply(example(path)), who));
    return new Cell(
        spelling, who, method + " " + path, declared, sent.count() > 0, sent.result());
  }

  private int status(HttpMethod method, String path, Set<Role> who) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url + path)).method(method.name(), noBody());
    who.forEach(role -> request.header("Authorization", "Bearer " + logins.get(role)));
    return CLIENT.send(request.build(), discarding()).statusCode();
  }

  /** With ids and names that are nobody's: an open cell must change nothing. */
  private static String example(String path) {
    return path.replace("{id}", "0").replace("{user}", "nobody").replace("{role}", "CLERK");
  }
}
