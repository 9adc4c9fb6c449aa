package dev.backendlab.web.story;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.Durations;
import dev.backendlab.kit.face.ExchangeDetails;
import java.util.List;

/** An HTTP exchange: its first line, and what is folded below it. */
record ExchangeView(Event.Exchanged exchange) {

  /** Who calls whom, or empty. */
  public String parties() {
    return ExchangeDetails.parties(exchange);
  }

  public String url() {
    return ExchangeDetails.shortUrl(exchange);
  }

  public String status() {
    return exchange.status() == 0 ? "no answer" : Integer.toString(exchange.status());
  }

  /** For its colour: {@code s2} to {@code s5}. */
  public String kind() {
    return "s" + exchange.status() / 100;
  }

  public String took() {
    return Durations.ofMillis(exchange.micros() / 1_000.0);
  }

  public List<String> details() {
    return ExchangeDetails.of(exchange);
  }
}
