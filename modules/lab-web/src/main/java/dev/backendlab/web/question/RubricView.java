package dev.backendlab.web.question;

import dev.backendlab.kit.question.Level;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.Rubric;
import java.util.Arrays;
import java.util.List;

/** A rubric as its page shows it. */
record RubricView(List<Expected> levels, List<Point> redFlags, List<Point> cases) {

  /** The points that a candidate of a level makes. */
  record Expected(Level level, List<Point> points) {}

  /** A point as HTML. */
  record Point(String html, List<Cited> shownBy) {}

  /**
   * A claim or a follow-up that shows a point.
   *
   * @param address on the same page
   */
  record Cited(String text, String address) {}

  static RubricView of(Question question, MarkdownHtml markdown) {
    var rubric = question.rubric();
    return new RubricView(
        Arrays.stream(Level.values())
            .map(level -> new Expected(level, points(rubric.expected(level), question, markdown)))
            .toList(),
        points(rubric.redFlags(), question, markdown),
        points(rubric.cases(), question, markdown));
  }

  private static List<Point> points(
      List<Rubric.Point> points, Question question, MarkdownHtml markdown) {
    return points.stream()
        .map(point ->
            new Point(
                markdown.inline(point.text()),
                point.shownBy().stream().map(citation -> cited(citation, question)).toList()))
        .toList();
  }

  private static Cited cited(Rubric.Citation citation, Question question) {
    return switch (citation) {
      case Rubric.Citation.OfClaim claim -> new Cited(claim.id(), "#claim-" + claim.id());
      case Rubric.Citation.OfFollowUp(var followUp) ->
          new Cited("“%s”".formatted(followUp.question()), "#" + Answer.anchor(question, followUp));
    };
  }
}
