package dev.backendlab.cli.run;

import dev.backendlab.cli.session.QuestionIds;
import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Table;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.face.Durations;
import dev.backendlab.kit.run.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What was run here. */
@Command(name = "runs", description = "What was run here, how it went, where its evidence is.")
public final class RunsCommand implements Runnable {

  private static final int MOST = 20;

  private final Session session;

  @Parameters(
      paramLabel = "QUESTION",
      arity = "0..*",
      description = "Questions; without one, all.",
      completionCandidates = QuestionIds.class)
  private List<String> questions = List.of();

  public RunsCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    var entries = session.running(questions.isEmpty() ? List.of("all") : questions);
    var found = entries.stream().map(entry -> session.runs().of(entry.id())).toList();
    found.stream().flatMap(each -> session.setAside(each).stream()).forEach(session::aside);
    var runs =
        found.stream()
            .flatMap(each -> each.runs().stream())
            .sorted(
                (one, other) -> other.started().startedAt().compareTo(one.started().startedAt()))
            .limit(MOST)
            .toList();
    if (runs.isEmpty()) {
      session.aside(
          "Nothing was run here yet: ./lab run "
              + (entries.isEmpty() ? "q12" : entries.getFirst().id()));
      return;
    }
    var rows = new ArrayList<List<Text>>();
    runs.forEach(run -> rows.add(row(run)));
    session.print(
        new Table(List.of("when", "question", "outcome", "proven", "took", "run"), rows)
            .lines(session.terminal().width()));
    session.print(
        Text.of(
                "Each run is a folder below %s, by question."
                    .formatted(session.places().brief(session.places().runs())),
                Style.FAINT)
            .wrapped(session.terminal().measure()));
  }

  private List<Text> row(Runs.Past run) {
    var started = run.started();
    var what =
        started.question() + (started.broken() == null ? "" : " broken: " + started.broken());
    long proven =
        run.claims().values().stream().filter(each -> each.outcome() == Outcome.PROVEN).count();
    return List.of(
        Text.of(Durations.ago(started.startedAt()), Style.FAINT),
        Text.of(what),
        run.ended().map(ended -> outcome(started, ended)).orElse(Text.of("cut off", Style.WARNING)),
        Text.of("%d of %d".formatted(proven, started.claims().size())),
        Text.of(run.ended().map(ended -> Durations.ofMillis(ended.millis())).orElse("–")),
        Text.of(String.valueOf(run.folder().getFileName()), Style.FAINT));
  }

  private static Text outcome(Event.RunStarted started, Event.RunEnded ended) {
    boolean good = (ended.outcome() == Outcome.PROVEN) == (started.broken() == null);
    return Text.of(
        ended.outcome().name().toLowerCase(Locale.ROOT),
        ended.outcome() == Outcome.BROKEN ? Style.WARNING : good ? Style.GOOD : Style.BAD);
  }
}
