package dev.backendlab.cli.run;

import dev.backendlab.cli.session.Mistake;
import dev.backendlab.cli.session.QuestionIds;
import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Table;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.face.Durations;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.run.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What was run here. */
@Command(
    name = "runs",
    description = "What was run here, how it went, where its evidence is; tells a run again.",
    sortOptions = false)
public final class RunsCommand implements Runnable {

  private static final int MOST = 20;
  private static final Pattern RUN = Pattern.compile("q\\d{2}-\\d{8}-\\d{6}-[0-9a-f]+");

  private final Session session;

  @Parameters(
      paramLabel = "QUESTION|RUN",
      arity = "0..*",
      description = "Questions; without one, all. A run's id tells that run again.",
      completionCandidates = QuestionIds.class)
  private List<String> questions = List.of();

  @Option(
      names = "--full",
      description = "Tell that run, or the question's newest, and leave nothing out.")
  private boolean full;

  public RunsCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    if (questions.size() == 1 && RUN.matcher(questions.getFirst()).matches()) {
      tell(questions.getFirst());
    } else if (full) {
      tellTheNewest();
    } else {
      list();
    }
  }

  private void tell(String id) {
    var question = question(id.substring(0, 3));
    var run =
        session
            .runs()
            .find(question.id(), id)
            .orElseThrow(() ->
                new Mistake(
                    "There is no run %s here: see ./lab runs %s.".formatted(id, question.id())));
    new Retelling(session, question, full).tell(run);
  }

  private void tellTheNewest() {
    if (questions.size() != 1) {
      throw new Mistake("--full tells one run: name a question, as in ./lab runs --full q12.");
    }
    var question = question(questions.getFirst());
    var run =
        session.runs().of(question.id()).runs().stream()
            .findFirst()
            .orElseThrow(
                () -> new Mistake("Nothing was run of it yet: ./lab run " + question.id()));
    new Retelling(session, question, true).tell(run);
  }

  private Question question(String word) {
    return session.question(session.entry(word));
  }

  private void list() {
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
