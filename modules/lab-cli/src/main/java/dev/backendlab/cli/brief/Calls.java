package dev.backendlab.cli.brief;

import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.Durations;
import dev.backendlab.kit.face.ExchangeDetails;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** HTTP exchanges in a row: a line each, equal ones in one, or all of them in one. */
final class Calls {

  private static final int MOST_LINES = 4;
  private static final int SINGLE_LINES = 9;
  private static final int ALL_OF_THEM = 16;

  private final List<Event.Exchanged> exchanges;
  private final int width;

  private Calls(List<Event.Exchanged> exchanges, int width) {
    this.exchanges = exchanges;
    this.width = width;
  }

  static Passage of(List<Event.Exchanged> exchanges, int width) {
    return new Passage(Passage.Kind.LINES, new Calls(exchanges, width).versions());
  }

  private List<Version> versions() {
    var versions = new ArrayList<Version>();
    var single = single();
    if (single.size() <= MOST_LINES) {
      versions.add(new Version(single, 0));
    }
    if (single.size() > 1) {
      versions.add(new Version(List.of(together()), SINGLE_LINES));
    }
    versions.add(Version.without(ALL_OF_THEM, Left.of("exchange", exchanges.size())));
    return versions;
  }

  private List<Text> single() {
    var rows = new ArrayList<List<Event.Exchanged>>();
    for (var exchange : exchanges) {
      if (rows.isEmpty()
          || !request(rows.getLast().getFirst()).equals(request(exchange))
          || rows.getLast().getFirst().status() != exchange.status()) {
        rows.add(new ArrayList<>());
      }
      rows.getLast().add(exchange);
    }
    return rows.stream().map(this::line).toList();
  }

  private Text line(List<Event.Exchanged> equal) {
    var exchange = equal.getFirst();
    var parties = ExchangeDetails.parties(exchange);
    var times = equal.size() == 1 ? Text.EMPTY : Text.of(" ×" + equal.size(), Style.STRONG);
    var answer = Signs.ofStatus(exchange.status());
    if (equal.size() == 1) {
      answer = answer.and(" in " + Durations.ofMillis(exchange.micros() / 1_000.0), Style.FAINT);
    }
    var request =
        Text.of(parties, Style.STRONG)
            .and(parties.isEmpty() ? "" : "  ")
            .and(exchange.method(), Style.FIRST)
            .and(" " + ExchangeDetails.shortUrl(exchange));
    int room = width - answer.width() - times.width() - 2;
    return Layout.edges(request.shortened(room).and(times), answer, 0, width).getFirst();
  }

  private static String request(Event.Exchanged exchange) {
    return ExchangeDetails.parties(exchange)
        + "  "
        + exchange.method()
        + " "
        + ExchangeDetails.shortUrl(exchange);
  }

  private Text together() {
    var parties = counted(ExchangeDetails::parties);
    var statuses = Text.EMPTY;
    for (var status : counted(Event.Exchanged::status).entrySet()) {
      statuses = statuses.and(statuses.isEmpty() ? "" : ", ").and(Signs.ofStatus(status.getKey()));
      statuses = statuses.and(status.getValue() == 1 ? "" : " ×" + status.getValue());
    }
    var who =
        parties.entrySet().stream()
            .map(each ->
                (each.getKey().isEmpty() ? "HTTP" : each.getKey())
                    + (each.getValue() == 1 ? "" : " ×" + each.getValue()))
            .collect(Collectors.joining(", "));
    var methods = String.join(", ", counted(Event.Exchanged::method).keySet());
    int room = width - statuses.width() - 2;
    var calls = Text.of(who, Style.STRONG).and("  " + methods, Style.FIRST);
    return Layout.edges(calls.shortened(room), statuses, 0, width).getFirst();
  }

  private <T> Map<T, Integer> counted(Function<Event.Exchanged, T> key) {
    var counts = new LinkedHashMap<T, Integer>();
    exchanges.forEach(each -> counts.merge(key.apply(each), 1, Integer::sum));
    return counts;
  }
}
