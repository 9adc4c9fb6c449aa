package dev.backendlab.cli.walk;

import dev.backendlab.cli.run.DemoRuns;
import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Markdown;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.run.RunResult;
import dev.backendlab.kit.walk.Step;
import dev.backendlab.kit.walk.Walk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Goes through a walk with a user, from a step on. */
record Tour(Session session, Walk walk, Log log, DemoRuns demos) {

  private static final int INDENT = 2;

  /** Until the walk is over or the user leaves; the exit status. */
  int from(int first) throws IOException, InterruptedException {
    open(first);
    var stops = new Stops(session, demos, walk.level());
    int at = first;
    while (at < walk.steps().size()) {
      var step = walk.steps().get(at);
      session.print(head(step, at));
      var ended = stops.at(step, at + 1 < walk.steps().size() ? walk.steps().get(at + 1) : null);
      if (ended.done() != null) {
        log.keep(step, ended.done(), ended.run());
      }
      switch (ended.key()) {
        case ON, SKIP -> at++;
        case BACK -> at = Math.max(0, at - 1);
        case LEAVE -> {
          return left(ended);
        }
      }
    }
    over();
    return RunResult.PROVEN;
  }

  private void open(int first) {
    int width = width();
    var lines = new ArrayList<Text>();
    lines.add(Text.of(walk.title(), Style.HEADING));
    lines.add(Text.of(walk.inWords() + " · " + log.journey().inWords(), Style.FAINT));
    if (first == 0) {
      lines.add(Text.EMPTY);
      lines.addAll(new Markdown(link -> "").lines(walk.introduction(), width));
    }
    session.print(lines);
  }

  private List<Text> head(Step step, int at) {
    int width = width();
    var lines = new ArrayList<Text>();
    lines.add(Text.EMPTY);
    lines.add(Text.of("─".repeat(width), Style.FAINT));
    lines.add(Text.of("step %d of %d".formatted(at + 1, walk.steps().size()), Style.FAINT));
    lines.add(Text.EMPTY);
    lines.addAll(
        Layout.indented(
            INDENT, new Markdown(link -> "").line(step.bridge()).wrapped(width - INDENT)));
    return lines;
  }

  private int left(Ended ended) {
    session.print(
        Text.of("./lab walk " + walk.id(), Style.CODE)
            .and(" goes on where you left: " + log.journey().inWords() + ".")
            .wrapped(width()));
    return ended.interrupted() ? RunResult.INTERRUPTED : RunResult.PROVEN;
  }

  private void over() {
    var journey = log.journey();
    var text =
        journey.isOver()
            ? Text.of("Done: ", Style.GOOD_STRONG).and(journey.inWords() + ". ")
            : Text.of(journey.inWords() + ". ");
    var next =
        journey.isOver()
            ? Text.of("./lab walk %s --again".formatted(walk.id()), Style.CODE).and(" begins anew.")
            : Text.of("./lab walk " + walk.id(), Style.CODE).and(" goes on with those left out.");
    var lines = new ArrayList<Text>();
    lines.add(Text.EMPTY);
    lines.addAll(text.and(next).wrapped(width()));
    session.print(lines);
  }

  private int width() {
    return session.terminal().measure();
  }
}
