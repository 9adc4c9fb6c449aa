package dev.backendlab.kit.interview;

import dev.backendlab.kit.predict.Guesses;
import dev.backendlab.kit.predict.Prediction;
import dev.backendlab.kit.predict.Predictions;
import dev.backendlab.kit.question.Level;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.Rubric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A question as an interview asks it.
 *
 * @param expected the points that are ticked: those of the level first, then those of each level
 *     below, which a candidate of the level makes too
 * @param wager what settles it
 */
public record Subject(
    Question question, Level level, List<Expected> expected, Predictions predictions, Wager wager) {

  public Subject {
    expected = List.copyOf(expected);
  }

  /** A point of the rubric, with the level that it is expected of. */
  public record Expected(Level level, Rubric.Point point) {}

  /**
   * A prediction that a run answers.
   *
   * @param key of its guess
   * @param before what is asked about the claim before it, without which it may not be understood
   */
  public record Wager(Prediction prediction, String key, List<String> before) {

    public Wager {
      before = List.copyOf(before);
    }
  }

  /**
   * A question, where it can be asked: it has a module that settles it, a rubric, follow-ups, and a
   * prediction with choices or of a number.
   *
   * @param settled what was asked before, as {@link Prediction#ask}: drawn last
   */
  public static Optional<Subject> of(
      Question question, Level level, Set<String> settled, RandomGenerator random) {
    var predictions = Predictions.orNone(question);
    var expected = expected(question.rubric(), level);
    if (!question.runs() || expected.isEmpty() || question.followUps().isEmpty()) {
      return Optional.empty();
    }
    return wager(question, expected, predictions, settled, random)
        .map(wager -> new Subject(question, level, expected, predictions, wager));
  }

  private static List<Expected> expected(Rubric rubric, Level level) {
    var expected = new ArrayList<Expected>();
    for (int i = level.ordinal(); i >= 0; i--) {
      var each = Level.values()[i];
      rubric.expected(each).forEach(point -> expected.add(new Expected(each, point)));
    }
    return expected;
  }

  /**
   * Of what was not settled first; of a claim that a point of the level cites, if there is one; of
   * what is asked about a claim first.
   */
  private static Optional<Wager> wager(
      Question question,
      List<Expected> expected,
      Predictions predictions,
      Set<String> settled,
      RandomGenerator random) {
    var all = wagers(question, predictions);
    Collections.shuffle(all, java.util.Random.from(random));
    var cited = expected.stream().flatMap(each -> claims(each.point()).stream()).toList();
    all.sort(
        java.util.Comparator.<Wager>comparingInt(
                wager -> settled.contains(wager.prediction().ask()) ? 1 : 0)
            .thenComparingInt(wager -> cited.contains(wager.prediction().claim()) ? 0 : 1)
            .thenComparingInt(wager -> wager.before().size()));
    return all.stream().findFirst();
  }

  private static List<Wager> wagers(Question question, Predictions predictions) {
    var wagers = new ArrayList<Wager>();
    for (var claim : question.claims()) {
      var asked = predictions.of(claim.id());
      for (int i = 0; i < asked.size(); i++) {
        if (!(asked.get(i) instanceof Prediction.MoreOrLess)) {
          var before = asked.subList(0, i).stream().map(Prediction::ask).toList();
          wagers.add(new Wager(asked.get(i), Guesses.key(claim.id(), i), before));
        }
      }
    }
    return wagers;
  }

  private static List<String> claims(Rubric.Point point) {
    return point.shownBy().stream()
        .flatMap(citation ->
            citation instanceof Rubric.Citation.OfClaim(var id)
                ? java.util.stream.Stream.of(id)
                : java.util.stream.Stream.empty())
        .toList();
  }

  /** The case to discuss; empty where the rubric has none. */
  public Optional<Rubric.Point> caseToDiscuss() {
    return question.rubric().cases().stream().findFirst();
  }
}
