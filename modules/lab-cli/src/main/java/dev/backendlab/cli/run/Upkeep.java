package dev.backendlab.cli.run;

import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.story.StoryTeller;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.run.RunResult;
import dev.backendlab.kit.run.Runner;
import dev.backendlab.kit.run.TryIt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A question's applications while they are up. */
final class Upkeep {

  private final Session session;
  private final Question question;
  private final StoryTeller teller;
  private final Map<String, String> urls = new LinkedHashMap<>();

  Upkeep(Session session, Question question) {
    this.session = session;
    this.question = question;
    this.teller = new StoryTeller(session.terminal());
  }

  int untilStopped() throws IOException, InterruptedException {
    session.tell(teller.opening(question.id(), question.question()));
    new Performance(session, false, false, false).build(question);
    try (var interruption = new Interruption()) {
      var order = Runner.Order.all(question);
      var run = session.runner().startApplications(order, line -> hear(line, interruption));
      interruption.stops(run);
      var result = run.await();
      if (!result.interrupted()) {
        result
            .folder()
            .ifPresent(folder ->
                session.aside("log: " + session.places().brief(folder.resolve("log.txt"))));
        return RunResult.BROKEN;
      }
      session.print(List.of(Text.EMPTY, Text.of("Everything is stopped.")));
      return RunResult.INTERRUPTED;
    }
  }

  private void hear(EventLine line, Interruption interruption) {
    if (interruption.begun()) {
      return; // the user did what the invitation says: that is no failure to tell of
    }
    session.tell(teller.tell(line));
    if (line.event() instanceof Event.ApplicationReady ready) {
      urls.put(ready.variable(), ready.url());
      if (urls.size() == question.start().size()) {
        session.print(invitation());
      }
    }
  }

  private List<Text> invitation() {
    var lines = new ArrayList<Text>();
    lines.add(Text.EMPTY);
    lines.add(Text.of("Paste these into another terminal:", Style.STRONG));
    lines.add(Text.EMPTY);
    TryIt.pastProxy(System.getenv()).ifPresent(command -> lines.add(Text.of(command, Style.CODE)));
    urls.forEach(
        (variable, url) -> lines.add(Text.of("%s=%s".formatted(variable, url), Style.CODE)));
    for (var request : TryIt.requestsOf(question)) {
      request.command().lines().forEach(line -> lines.add(Text.of(line, Style.CODE)));
    }
    lines.add(Text.EMPTY);
    lines.addAll(
        Text.of("What they show: ./lab show %s. ".formatted(question.id()))
            .and("Ctrl-C stops everything.", Style.STRONG)
            .wrapped(session.terminal().measure()));
    return new ArrayList<>(Layout.indented(2, lines));
  }
}
