package dev.backendlab.cli.run;

import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.predict.Guesses;
import dev.backendlab.kit.predict.Prediction;
import dev.backendlab.kit.predict.Predictions;
import dev.backendlab.kit.predict.Reckoning;
import dev.backendlab.kit.run.Runner;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Predict first: asks what a run will show, and holds the guesses against what it did. */
final class Foresight {

  private static final int INDENT = 2;

  private final Session session;
  private final Predictions predictions;
  private final List<Event> told = new ArrayList<>();
  private Guesses guesses = Guesses.NONE;

  private Foresight(Session session, Predictions predictions) {
    this.session = session;
    this.predictions = predictions;
  }

  /** Of somebody who was not asked. */
  static Foresight none(Session session) {
    return new Foresight(session, new Predictions(List.of()));
  }

  /** Asks about every claim of this order; an empty line leaves a question open. */
  static Foresight asked(Session session, Runner.Order order) throws IOException {
    var foresight = new Foresight(session, Predictions.of(order.question()));
    var given = new LinkedHashMap<String, String>();
    session.print(
        foresight.lines("What will happen? An empty line leaves a question open.", Style.STRONG));
    var asked = order.question().claims().stream().filter(c -> order.claims().contains(c.id()));
    for (var claim : asked.toList()) {
      foresight.ask(claim.id(), given);
    }
    foresight.guesses = new Guesses(given);
    return foresight;
  }

  private void ask(String claim, Map<String, String> given) throws IOException {
    var asked = predictions.of(claim);
    for (int i = 0; i < asked.size(); i++) {
      var prediction = asked.get(i);
      session.print(List.of(Text.EMPTY));
      session.print(lines(claim, Style.FIRST));
      session.print(lines(prediction.ask(), Style.PLAIN));
      session.print(choices(prediction));
      var guess = answer(prediction);
      if (!guess.isBlank()) {
        given.put(Guesses.key(claim, i), guess);
      }
    }
  }

  private String answer(Prediction prediction) throws IOException {
    while (true) {
      session.tell("  > ");
      var line = in().readLine();
      if (line == null || line.isBlank() || prediction.understands(line)) {
        return line == null ? "" : line.strip();
      }
      session.print(lines("Answer with " + prediction.hint() + ".", Style.FAINT));
    }
  }

  private BufferedReader in() {
    return session.in();
  }

  private List<Text> choices(Prediction prediction) {
    if (!(prediction instanceof Prediction.WhichOne which)) {
      return lines(prediction.hint(), Style.FAINT);
    }
    var lines = new ArrayList<Text>();
    for (int i = 0; i < which.options().size(); i++) {
      lines.addAll(lines("%d  %s".formatted(i + 1, which.options().get(i).words()), Style.PLAIN));
    }
    return lines;
  }

  /** Hears the run; where a claim ends, guess and measurement stand side by side. */
  List<Text> hear(EventLine line) {
    switch (line.event()) {
      case Event.ClaimStarted started -> told.clear();
      case Event.Checked checked -> told.add(checked);
      case Event.Compared compared -> told.add(compared);
      case Event.ClaimEnded ended -> {
        return guesses.reckon(predictions, ended.claim(), told).stream()
            .flatMap(each -> reckoned(each).stream())
            .toList();
      }
      default -> {}
    }
    return List.of();
  }

  Guesses guesses() {
    return guesses;
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
