package dev.backendlab.kit.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Events to be told, and to be spoilt. */
public final class EventFixture {

  private static final Event.Spread SPREAD = new Event.Spread(30, 9, 11, true);

  public static final List<Event> ONE_OF_EACH =
      List.of(
          new Event.RunStarted(
              "q12-1",
              "q12",
              List.of("compact"),
              null,
              "2026-01-01T00:00:00Z",
              new Event.Machine("Linux", "amd64", 2, 1024, "25", Map.of("redis", "7"))),
          new Event.ServiceReady("Redis", "7", "embedded", "redis://127.0.0.1:1", 34),
          new Event.ApplicationReady("ISSUER", "http://127.0.0.1:2", 900),
          new Event.ClaimStarted("compact", "A sentence.", "Demo#claim", List.of("A"), "twin"),
          new Event.Said("Ünïcode — ✓ \"quoted\"\nand a second line"),
          new Event.Checked("what", "1", "2", false, true, "because", Evidence.COUNTED, null),
          new Event.Compared(
              "what",
              new Event.Side("without", 10, SPREAD),
              new Event.Side("with", 0, null),
              "statements",
              "lower",
              Double.POSITIVE_INFINITY,
              true,
              null,
              Evidence.MEASURED),
          new Event.Exchanged(
              "GET", "/me", Map.of(), "", 200, Map.of("a", "b"), "{}", 12, "ada", "shop"),
          new Event.Hopped("shop", "Redis", "Redis GET", 30),
          new Event.Queried("select 1", List.of("Result")),
          new Event.Tabled(
              "t",
              List.of("a", "b"),
              List.of(List.of("1", "2")),
              Arrays.asList(null, Evidence.BY_CONSTRUCTION)),
          new Event.BarsCharted(
              "t", "ms", false, List.of(new Event.Bar("a", 1.5, null)), Evidence.COUNTED),
          new Event.LinesCharted(
              "t",
              new Event.Axis("x", false),
              new Event.Axis("y", true),
              List.of(Event.Series.counted("s", List.of(1.0), List.of(2.0)))),
          new Event.Progressed("loading", 1, 2),
          new Event.Timed(
              "t", 1, 0, 2.5, Map.of("p50", 1.0), "one after the other", Map.of("p50", SPREAD)),
          new Event.ClaimEnded("compact", Outcome.REFUTED, "why", 12),
          new Event.RunEnded(Outcome.BROKEN, 1, 2, 3, 4, "", 5));

  private static final List<String> WRONG =
      List.of(
          "null", "{}", "[[]]", "[null]", "\"a\"", "7", "-1.5", "true", "\"NaN\"", "[]", "\"\"");

  private EventFixture() {}

  /**
   * A line with one value that was replaced.
   *
   * @param field where it stands, without places in lists
   */
  public record Spoilt(String field, String wrong, String line) {}

  /** Each event with each value in turn replaced by nothing, and by values of other kinds. */
  public static List<Spoilt> spoilt() {
    var all = new ArrayList<Spoilt>();
    for (var event : ONE_OF_EACH) {
      var json = new EventLine(EventLine.VERSION, 7, 12, "compact", event).toJson();
      for (var place : places(JsonMapper.shared().readTree(json).path("event"))) {
        for (var wrong : WRONG) {
          var field = place.replaceAll("/\\d+", "");
          all.add(new Spoilt(field, wrong, spoilt(json, "/event" + place, wrong)));
        }
      }
    }
    return all;
  }

  private static String spoilt(String json, String place, String wrong) {
    var line = JsonMapper.shared().readTree(json);
    int cut = place.lastIndexOf('/');
    var name = place.substring(cut + 1);
    var value = JsonMapper.shared().readTree(wrong);
    switch (line.at(place.substring(0, cut))) {
      case ObjectNode object -> object.set(name, value);
      case ArrayNode array -> array.set(Integer.parseInt(name), value);
      default -> throw new IllegalStateException(place);
    }
    return line.toString();
  }

  /** Where each value stands below a node, as JSON pointers. */
  private static List<String> places(JsonNode node) {
    var places = new ArrayList<String>();
    node.properties().forEach(each -> add(each.getKey(), each.getValue(), places));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      add(String.valueOf(i), node.get(i), places);
    }
    return places;
  }

  private static void add(String name, JsonNode value, List<String> places) {
    places.add("/" + name);
    places(value).forEach(below -> places.add("/" + name + below));
  }
}
