package dev.backendlab.cli.print;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.face.Evidences;
import dev.backendlab.kit.face.Ratios;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.Question.ClaimSentence;
import dev.backendlab.kit.run.Runs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The figures to remember of a question's last runs: at most three, each of another claim. */
final class LastFigures {

  private static final int MOST = 3;

  /** What is longer is a list, and no figure. */
  private static final int LONGEST = 32;

  private LastFigures() {}

  /**
   * A figure as it was seen.
   *
   * @param how it came about, in words; may be empty
   */
  record Figure(String claim, String what, String value, String how, int rank) {}

  /** Of the newest runs that proved something, in the order of the claims. */
  static List<Figure> of(Question question, Runs runs) {
    if (!question.runs()) {
      return List.of();
    }
    var found = new ArrayList<Figure>();
    for (var past : runs.of(question.id()).runs()) {
      if (past.started().broken() == null) {
        add(found, past);
      }
    }
    var claims = question.claims().stream().map(ClaimSentence::id).toList();
    return found.stream()
        .filter(figure -> claims.contains(figure.claim()))
        .sorted(Comparator.comparingInt(Figure::rank))
        .limit(MOST)
        .sorted(Comparator.comparingInt(figure -> claims.indexOf(figure.claim())))
        .toList();
  }

  private static void add(List<Figure> found, Runs.Past past) {
    var known = found.stream().map(Figure::claim).toList();
    var story = Runs.story(past.folder()).lines();
    past.claims()
        .forEach((claim, ended) -> {
          if (ended.outcome() == Outcome.PROVEN && !known.contains(claim)) {
            story.stream()
                .filter(line -> claim.equals(line.claim()))
                .map(line -> figure(claim, line))
                .filter(Objects::nonNull)
                .min(Comparator.comparingInt(Figure::rank))
                .ifPresent(found::add);
          }
        });
  }

  /** Null where the line tells none. What was demanded comes before what was only shown. */
  private static @Nullable Figure figure(String claim, EventLine line) {
    return switch (line.event()) {
      case Event.Compared compared ->
          new Figure(
              claim,
              compared.what(),
              Ratios.of(compared),
              Ratios.sides(compared),
              compared.demand().isEmpty() ? 2 : 0);
      case Event.Checked check
          when !check.control() && check.actual().length() <= LONGEST && hasDigit(check.actual()) ->
          new Figure(claim, check.what(), check.actual(), Evidences.of(check), 1);
      default -> null;
    };
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }
}
