package dev.backendlab.kit.predict;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.kit.question.Defect;
import dev.backendlab.kit.question.Nearest;
import dev.backendlab.kit.question.Question;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The predictions of a question, from its {@code src/test/resources/predictions.yml}. */
public record Predictions(List<Prediction> all) {

  public Predictions {
    all = List.copyOf(all);
  }

  /**
   * Reads them.
   *
   * @throws BrokenQuestion with every defect of the file; one that is missing has none
   */
  public static Predictions of(Question question) {
    var file = PredictionsFile.read(fileOf(question.folder()));
    if (!file.defects().isEmpty()) {
      throw new BrokenQuestion(file.defects());
    }
    return new Predictions(file.predictions());
  }

  /** Those of a question, or none where they are defective: a story is told without them, too. */
  public static Predictions orNone(Question question) {
    try {
      return of(question);
    } catch (BrokenQuestion defective) {
      return new Predictions(List.of());
    }
  }

  /**
   * What is wrong with them: the file itself, unknown claims, claims without a prediction, and what
   * gives an answer away.
   */
  public static List<Defect> defectsIn(Path folder) {
    var question = Question.in(folder);
    var file = PredictionsFile.read(fileOf(folder));
    var defects = new ArrayList<>(file.defects());
    file.claims()
        .forEach((claim, line) -> {
          if (question.claim(claim).isEmpty()) {
            defects.add(
                new Defect(
                    fileOf(folder),
                    line,
                    "%s has no claim '%s'".formatted(question.id(), claim),
                    "Use a claim's id from the README"));
          }
        });
    for (var claim : question.claims()) {
      if (file.predictions().stream().noneMatch(each -> each.claim().equals(claim.id()))) {
        defects.add(
            new Defect(
                fileOf(folder),
                1,
                "the claim '%s' has no prediction".formatted(claim.id()),
                "Add one: docs/adding-a-question.md, Predict first"));
      }
    }
    for (var placed : file.placed()) {
      question.claim(placed.prediction().claim()).stream()
          .flatMap(claim -> Giveaways.of(placed.prediction(), claim.sentence()).stream())
          .forEach(giveaway ->
              defects.add(
                  new Defect(
                      fileOf(folder), placed.line(), giveaway.problem(), giveaway.remedy())));
    }
    return defects;
  }

  private static Path fileOf(Path folder) {
    return folder.resolve("src/test/resources/predictions.yml");
  }

  /** Those of a claim, in order. */
  public List<Prediction> of(String claim) {
    return all.stream().filter(each -> each.claim().equals(claim)).toList();
  }

  /** What a claim told in answer to a prediction. */
  public static Optional<Event> answer(Prediction prediction, List<Event> told) {
    return told.stream()
        .filter(event -> prediction.about().equals(what(event)) && prediction.isAnsweredBy(event))
        .findFirst();
  }

  /**
   * A sentence for each prediction of a proven claim that nothing it told answers, whose answer is
   * none of its choices, or whose question names its answer.
   */
  public List<String> complaints(String claim, List<Event> told) {
    return of(claim).stream()
        .flatMap(prediction ->
            answer(prediction, told)
                .map(seen -> Giveaways.complaint(prediction, seen))
                .orElseGet(() -> Optional.of(sentence(prediction, told)))
                .stream())
        .toList();
  }

  private static String sentence(Prediction prediction, List<Event> told) {
    var known = told.stream().map(Predictions::what).filter(what -> !what.isEmpty()).toList();
    var advice =
        known.contains(prediction.about())
            ? "that is of another kind: choices and numbers ask for a check, the rest for a comparison"
            : Nearest.to(prediction.about(), known)
                .map("did you mean '%s'?"::formatted)
                .orElse("it told " + known);
    return "The prediction '%s' is about '%s', which the claim '%s' does not tell: %s"
        .formatted(prediction.ask(), prediction.about(), prediction.claim(), advice);
  }

  private static String what(Event event) {
    return switch (event) {
      case Event.Checked checked -> checked.what();
      case Event.Compared compared -> compared.what();
      default -> "";
    };
  }
}
