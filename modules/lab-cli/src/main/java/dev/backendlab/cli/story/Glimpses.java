package dev.backendlab.cli.story;

import dev.backendlab.cli.brief.Signs;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.ExchangeDetails;
import dev.backendlab.kit.face.Ratios;

/** An event in a line, to be drawn in place while its claim goes on. */
final class Glimpses {

  private Glimpses() {}

  static Text of(Event event) {
    return switch (event) {
      case Event.Checked check ->
          Signs.of(check.held()).and(" " + check.what() + "  " + check.actual(), Style.FAINT);
      case Event.Compared compared ->
          Signs.of(compared.held())
              .and(" " + compared.what() + "  " + Ratios.of(compared), Style.FAINT);
      case Event.Exchanged exchange ->
          faint(
              "%s  %s %s  %d"
                  .formatted(
                      ExchangeDetails.parties(exchange),
                      exchange.method(),
                      ExchangeDetails.shortUrl(exchange),
                      exchange.status()));
      case Event.Said said -> faint(said.text());
      case Event.Timed timed -> faint(timed.what());
      case Event.Queried queried -> faint(queried.sql());
      case Event.Tabled table -> faint(table.title());
      case Event.BarsCharted chart -> faint(chart.title());
      case Event.LinesCharted chart -> faint(chart.title());
      case Event.ServiceReady service -> faint(service.service() + " " + service.version());
      case Event.ApplicationReady application -> faint(application.url());
      case Event.RunStarted told -> Text.EMPTY;
      case Event.ClaimStarted told -> Text.EMPTY;
      case Event.ClaimEnded told -> Text.EMPTY;
      case Event.RunEnded told -> Text.EMPTY;
      case Event.Hopped counted -> Text.EMPTY;
      case Event.Progressed drawn -> Text.EMPTY;
    };
  }

  private static Text faint(String words) {
    return Text.of(words.strip().replaceAll("\\s+", " "), Style.FAINT);
  }
}
