package dev.backendlab.kit.question;

import java.util.List;
import java.util.Map;

/**
 * By what an interviewer judges an answer.
 *
 * @param expected the points that a candidate of each level makes
 * @param redFlags quotations that no candidate should be heard with
 * @param cases small cases to discuss
 */
public record Rubric(Map<Level, List<Point>> expected, List<Point> redFlags, List<Point> cases) {

  public Rubric {
    expected = Map.copyOf(expected);
    redFlags = List.copyOf(redFlags);
    cases = List.copyOf(cases);
  }

  /** The points that a candidate of this level makes. */
  public List<Point> expected(Level level) {
    return expected.getOrDefault(level, List.of());
  }

  /**
   * One point.
   *
   * @param text in Markdown, without the citations
   * @param shownBy where the lab shows it
   */
  public record Point(String text, List<Citation> shownBy) {

    public Point {
      shownBy = List.copyOf(shownBy);
    }
  }

  /** A claim or a follow-up that shows a point. */
  public sealed interface Citation {

    /** A claim, by its id. */
    record OfClaim(String id) implements Citation {}

    /** A follow-up. */
    record OfFollowUp(FollowUp followUp) implements Citation {}
  }
}
