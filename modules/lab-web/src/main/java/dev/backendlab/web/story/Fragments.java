package dev.backendlab.web.story;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.Evidences;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Renders each event by the fragment of its kind, whoever it is for. */
@Component
class Fragments {

  private static final String TEMPLATE = "story";

  private final SpringTemplateEngine templates;

  Fragments(SpringTemplateEngine templates) {
    this.templates = templates;
  }

  /** The HTML of what happened within a claim, or before the first. */
  String of(Event event) {
    return switch (event) {
      case Event.RunStarted started -> render("run-started", started, "run", new RunView(started));
      case Event.ServiceReady service -> render("service-ready", service);
      case Event.ApplicationReady application -> render("application-ready", application);
      case Event.ClaimStarted claim -> render("claim-started", claim);
      case Event.Said said -> render("said", said);
      case Event.Checked checked -> render("checked", checked, "view", new CheckView(checked));
      case Event.Compared compared -> render("compared", compared, "view", Bars.of(compared));
      case Event.Exchanged exchange ->
          render("exchanged", exchange, "view", new ExchangeView(exchange));
      case Event.Hopped seenInThePicture -> "";
      case Event.Queried queried -> render("queried", queried, "view", new StatementView(queried));
      case Event.Tabled table -> render("tabled", table, "evidence", Evidences.of(table));
      case Event.BarsCharted chart -> render("bars", chart, "view", Bars.of(chart));
      case Event.LinesCharted chart -> render("lines", chart, "view", Lines.of(chart));
      case Event.Progressed progress ->
          render("progressed", progress, "view", new ProgressView(progress));
      case Event.Timed timed -> render("timed", timed, "view", TimingView.of(timed));
      case Event.ClaimEnded ended -> render("claim-ended", ended);
      case Event.RunEnded ended -> render("run-ended", ended, "guesses", GuessesView.NONE);
    };
  }

  private String render(String fragment, Event event) {
    return render(fragment, Map.of("event", event));
  }

  private String render(String fragment, Event event, String name, Object view) {
    return render(fragment, Map.of("event", event, name, view));
  }

  /** A fragment of the story's template, with these variables. */
  String render(String fragment, Map<String, Object> variables) {
    var all = new HashMap<>(variables);
    all.put("words", Words.ALL);
    return templates.process(TEMPLATE, Set.of(fragment), new Context(java.util.Locale.ROOT, all));
  }
}
