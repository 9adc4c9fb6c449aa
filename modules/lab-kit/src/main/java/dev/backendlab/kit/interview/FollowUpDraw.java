package dev.backendlab.kit.interview;

import dev.backendlab.kit.question.FollowUp;
import dev.backendlab.kit.question.Level;
import dev.backendlab.kit.question.Rubric;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Draws the follow-ups of a round: those of the level come first, among them those that a missed
 * point cites; then those of the levels below, then those above, which a good candidate may try.
 */
final class FollowUpDraw {

  static final int MOST = 3;

  private FollowUpDraw() {}

  static List<FollowUp> of(Subject subject, List<Tick> ticks) {
    var missed = missed(subject, ticks);
    return subject.question().followUps().stream()
        .sorted(
            Comparator.<FollowUp>comparingInt(each -> distance(each.level(), subject.level()))
                .thenComparingInt(each -> missed.contains(each) ? 0 : 1))
        .limit(MOST)
        .toList();
  }

  private static int distance(Level level, Level wanted) {
    int above = level.ordinal() - wanted.ordinal();
    return above <= 0 ? -above : Level.values().length + above;
  }

  /** Cited by the points that were not said, or not all of them. */
  static Set<FollowUp> missed(Subject subject, List<Tick> ticks) {
    var missed = new LinkedHashSet<FollowUp>();
    for (int i = 0; i < Math.min(ticks.size(), subject.expected().size()); i++) {
      if (ticks.get(i) != Tick.YES) {
        for (var citation : subject.expected().get(i).point().shownBy()) {
          if (citation instanceof Rubric.Citation.OfFollowUp(var followUp)) {
            missed.add(followUp);
          }
        }
      }
    }
    return missed;
  }
}
