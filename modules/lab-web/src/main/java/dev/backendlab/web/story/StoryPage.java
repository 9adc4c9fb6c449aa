package dev.backendlab.web.story;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Outcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A story as far as it is told, ready for a page. */
public record StoryPage(
    Optional<Event.RunStarted> started,
    Optional<Event.RunEnded> ended,
    String opening,
    List<ClaimPart> claims,
    String progress,
    String ending) {

  /**
   * A claim's part of it.
   *
   * @param outcome how it ended; null while it is under way or waits
   * @param head empty where it has not begun
   */
  public record ClaimPart(
      String id,
      String sentence,
      @Nullable Outcome outcome,
      String head,
      String verdict,
      String picture,
      String events) {

    /** Whether there is anything to show of it. */
    public boolean isBegun() {
      return !head.isEmpty();
    }
  }

  /** How many claims ended so. */
  public long count(Outcome outcome) {
    return claims.stream().filter(claim -> claim.outcome() == outcome).count();
  }
}
