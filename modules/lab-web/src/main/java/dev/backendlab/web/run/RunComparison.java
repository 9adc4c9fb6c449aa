package dev.backendlab.web.run;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.figure.Figures;
import dev.backendlab.web.question.RunRow;
import dev.backendlab.web.story.RunView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Two runs of a question beside each other.
 *
 * @param conditions what differs in machine, JDK and versions
 * @param claims the figures of both, by claim
 */
record RunComparison(
    RunRow one, RunRow other, List<Row> conditions, boolean sameMachine, List<ClaimRows> claims) {

  /**
   * A quantity in both runs, empty where one has none.
   *
   * @param change how many times the second is the first, where both are numbers
   */
  record Row(String what, String one, String other, String change) {

    public boolean differs() {
      return !one.equals(other);
    }
  }

  /** The rows of a claim. */
  record ClaimRows(String claim, List<Row> rows) {}

  static RunComparison of(KeptRun one, KeptRun other) {
    var conditions =
        rows(conditions(one.past().started()), conditions(other.past().started())).stream()
            .filter(Row::differs)
            .toList();
    return new RunComparison(
        new RunRow(one.past()),
        new RunRow(other.past()),
        conditions,
        conditions.isEmpty(),
        claims(figures(one.story().lines()), figures(other.story().lines())));
  }

  private static Map<String, String> conditions(Event.RunStarted run) {
    var conditions = new LinkedHashMap<String, String>();
    var facts = RunView.facts(run.machine());
    for (int i = 0; i < facts.size(); i++) {
      conditions.put(List.of("processors", "memory", "system", "JDK").get(i), facts.get(i));
    }
    new TreeMap<>(run.machine().versions()).forEach(conditions::put);
    conditions.put("broken twin", Objects.requireNonNullElse(run.broken(), "none"));
    return conditions;
  }

  private static List<ClaimRows> claims(
      Map<String, Map<String, String>> one, Map<String, Map<String, String>> other) {
    var claims = new LinkedHashSet<>(one.keySet());
    claims.addAll(other.keySet());
    return claims.stream()
        .map(claim ->
            new ClaimRows(
                claim,
                rows(one.getOrDefault(claim, Map.of()), other.getOrDefault(claim, Map.of()))))
        .toList();
  }

  private static List<Row> rows(Map<String, String> one, Map<String, String> other) {
    var names = new LinkedHashSet<>(one.keySet());
    names.addAll(other.keySet());
    var rows = new ArrayList<Row>();
    for (var name : names) {
      var first = one.getOrDefault(name, "");
      var second = other.getOrDefault(name, "");
      rows.add(new Row(name, first, second, change(first, second)));
    }
    return rows;
  }

  private static String change(String one, String other) {
    try {
      double first = number(one);
      double second = number(other);
      return first == second || first == 0 ? "" : Figures.of(second / first) + " ×";
    } catch (NumberFormatException words) {
      return "";
    }
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace(",", "").replaceFirst(" .*", ""));
  }

  /** What a run measured and saw, by claim, in the order in which it was told. */
  private static Map<String, Map<String, String>> figures(List<EventLine> story) {
    var claims = new LinkedHashMap<String, Map<String, String>>();
    for (var line : story) {
      if (line.claim() != null) {
        enter(line.event(), claims.computeIfAbsent(line.claim(), id -> new LinkedHashMap<>()));
      }
    }
    claims.values().removeIf(Map::isEmpty);
    return claims;
  }

  private static void enter(Event event, Map<String, String> figures) {
    switch (event) {
      case Event.Checked check -> figures.putIfAbsent(check.what(), check.actual());
      case Event.Compared compared -> {
        enter(compared.what(), compared.without(), compared.unit(), figures);
        enter(compared.what(), compared.with(), compared.unit(), figures);
      }
      case Event.Timed timed ->
          timed
              .latencies()
              .forEach((name, millis) ->
                  figures.putIfAbsent(timed.what() + ": " + name, Figures.of(millis) + " ms"));
      case Event.ClaimEnded ended ->
          figures.put("how it ended", ended.outcome().name().toLowerCase(java.util.Locale.ROOT));
      default -> {}
    }
  }

  private static void enter(
      String what, Event.Side side, String unit, Map<String, String> figures) {
    figures.putIfAbsent(what + ": " + side.label(), Figures.of(side.value()) + " " + unit);
  }
}
