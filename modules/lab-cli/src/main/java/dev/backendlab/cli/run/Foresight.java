package dev.backendlab.cli.run;

import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.practice.GuessedRun;
import dev.backendlab.kit.predict.Guesses;
import dev.backendlab.kit.predict.Predictions;
import dev.backendlab.kit.predict.Reckoning;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.run.Runner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Predict first: what a run showed, held against what was guessed of it. */
final class Foresight {

  private static final int INDENT = 2;
  private static final int LABEL = 10;

  private final Session session;
  private final GuessedRun run;
  private final boolean cutShort;

  private Foresight(Session session, GuessedRun run, boolean cutShort) {
    this.session = session;
    this.run = run;
    this.cutShort = cutShort;
  }

  /** Of somebody who was not asked. */
  static Foresight none(Session session, Question question) {
    var nothing = new Predictions(List.of());
    return new Foresight(session, GuessedRun.retold(question, nothing, Guesses.NONE), false);
  }

  /** Asks about every claim of this order; an empty line leaves a question open. */
  static Foresight asked(Session session, Runner.Order order) throws IOException {
    var question = order.question();
    var predictions = Predictions.of(question);
    var answers = new Asking(session, predictions).answers(question, order.claims());
    var run =
        GuessedRun.begun(question, predictions, answers.guesses(), session.practice(), "terminal");
    return new Foresight(session, run, answers.ended());
  }

  /** Whether the input ended before all was asked. */
  boolean isCutShort() {
    return cutShort;
  }

  /** Hears the run; where a claim ends, guess and measurement stand side by side. */
  List<Text> hear(EventLine line) {
    return run.hear(line.event()).stream().flatMap(each -> reckoned(each).stream()).toList();
  }

  Guesses guesses() {
    return run.guesses();
  }

  /** How near the guesses of this run came, and all that there are; nothing where none counts. */
  List<Text> standing() {
    if (run.hits().isEmpty()) {
      return List.of();
    }
    var all = run.soFar();
    var soFar = all.isEmpty() ? "" : "; so far " + all.words();
    var text = Text.of(run.hits().words(), Style.STRONG).and(soFar);
    return Layout.hanging(
        Text.of("guesses", Style.FAINT).padded(LABEL), text, session.terminal().measure());
  }

  boolean isForgotten() {
    return run.isForgotten();
  }

  private List<Text> reckoned(Reckoning reckoning) {
    var style =
        switch (reckoning.closeness()) {
          case RIGHT -> Style.GOOD_STRONG;
          case CLOSE -> Style.WARNING_STRONG;
          case WRONG -> Style.BAD_STRONG;
        };
    var lines = new ArrayList<Text>();
    lines.add(Text.EMPTY);
    lines.addAll(lines(reckoning.ask(), Style.FAINT));
    lines.addAll(
        Layout.indented(
            INDENT,
            Text.of("you said " + reckoning.said() + ", it was ")
                .and(reckoning.measured(), Style.STRONG)
                .and(": ")
                .and(reckoning.closeness().word(), style)
                .wrapped(session.terminal().measure() - INDENT)));
    return lines;
  }

  private List<Text> lines(String text, Style style) {
    return Layout.indented(
        INDENT, Text.of(text, style).wrapped(session.terminal().measure() - INDENT));
  }
}
