package dev.backendlab.cli.run;

import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.predict.Guesses;
import dev.backendlab.kit.predict.Prediction;
import dev.backendlab.kit.predict.Predictions;
import dev.backendlab.kit.question.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks what a run will show. It names a claim by its number: the sentence, and often the id, is the
 * answer.
 */
record Asking(Session session, Predictions predictions) {

  private static final int INDENT = 2;

  /**
   * What was answered.
   *
   * @param ended whether the input ended before all was asked
   */
  record Answers(Guesses guesses, boolean ended) {}

  /** What is guessed of these claims. */
  Answers answers(Question question, List<String> claims) throws IOException {
    var given = new LinkedHashMap<String, String>();
    session.print(lines("What will happen? An empty line leaves a question open.", Style.STRONG));
    int place = 0;
    boolean ended = false;
    for (var claim : question.claims()) {
      place++;
      if (claims.contains(claim.id()) && !ended) {
        ended =
            !ask(claim.id(), "claim %d of %d".formatted(place, question.claims().size()), given);
      }
    }
    return new Answers(new Guesses(given), ended);
  }

  /** Whether all of it was asked: nobody answers when the input has ended. */
  private boolean ask(String claim, String name, Map<String, String> given) throws IOException {
    var asked = predictions.of(claim);
    for (int i = 0; i < asked.size(); i++) {
      var prediction = asked.get(i);
      session.print(List.of(Text.EMPTY));
      session.print(lines(name, Style.FIRST));
      session.print(lines(prediction.ask(), Style.PLAIN));
      session.print(choices(prediction));
      var guess = answer(prediction);
      if (guess == null) {
        return false;
      }
      if (!guess.isBlank()) {
        given.put(Guesses.key(claim, i), prediction.meant(guess));
      }
    }
    return true;
  }

  /** Null where the input has ended. */
  private @Nullable String answer(Prediction prediction) throws IOException {
    while (true) {
      session.tell("  > ");
      var line = session.in().readLine();
      if (line == null || line.isBlank() || prediction.understands(line)) {
        return line == null ? null : line.strip();
      }
      session.print(lines("Answer with " + prediction.hint() + ".", Style.FAINT));
    }
  }

  private List<Text> choices(Prediction prediction) {
    if (!(prediction instanceof Prediction.WhichOne which)) {
      return lines(prediction.hint(), Style.FAINT);
    }
    var lines = new ArrayList<Text>();
    for (int i = 0; i < which.options().size(); i++) {
      var letter = Text.of(Prediction.WhichOne.letter(i) + "  ", Style.FIRST);
      var choice = Layout.hanging(letter, Text.of(which.options().get(i).words()), width());
      lines.addAll(Layout.indented(INDENT, choice));
    }
    return lines;
  }

  private List<Text> lines(String text, Style style) {
    return Layout.indented(INDENT, Text.of(text, style).wrapped(width()));
  }

  private int width() {
    return session.terminal().measure() - INDENT;
  }
}
