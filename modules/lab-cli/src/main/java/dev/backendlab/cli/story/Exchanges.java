package dev.backendlab.cli.story;

import dev.backendlab.cli.brief.Signs;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.Durations;
import dev.backendlab.kit.face.ExchangeDetails;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** HTTP exchanges, a line each, and below it what makes this one different from the last. */
final class Exchanges {

  private static final int INDENT = 2;

  private final int width;
  private Set<String> shown = Set.of();

  Exchanges(int width) {
    this.width = width;
  }

  /** A new claim tells everything again. */
  void forget() {
    shown = Set.of();
  }

  List<Text> lines(Event.Exchanged exchange) {
    var parties = ExchangeDetails.parties(exchange);
    var request =
        Text.of(parties, Style.STRONG)
            .and(parties.isEmpty() ? "" : "  ")
            .and(exchange.method(), Style.FIRST)
            .and(" " + ExchangeDetails.shortUrl(exchange));
    var details = ExchangeDetails.of(exchange);

    var lines = new ArrayList<>(Layout.edges(request, answer(exchange), INDENT + 2, width));
    for (var detail : details) {
      if (!shown.contains(detail)) {
        lines.addAll(detail(detail));
      }
    }
    shown = new HashSet<>(details);
    return lines;
  }

  private List<Text> detail(String detail) {
    var lines =
        Layout.hanging(
            Text.of(" ".repeat(INDENT) + detail.substring(0, 2), Style.FAINT),
            Text.of(detail.substring(2), Style.FAINT),
            width);
    return lines.size() <= 2
        ? lines
        : List.of(
            lines.get(0),
            lines.get(1).and("  ", Style.FAINT).and("…", Style.FAINT).shortened(width));
  }

  private static Text answer(Event.Exchanged exchange) {
    return Signs.ofStatus(exchange.status())
        .and(" in " + Durations.ofMillis(exchange.micros() / 1_000.0), Style.FAINT);
  }
}
