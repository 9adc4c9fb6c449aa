package dev.backendlab.kit.internal;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.face.Trace;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.Tracks;
import dev.backendlab.kit.question.Tracks.Extra;
import dev.backendlab.kit.story.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Holds what the claims of a demo tell against the picture of its README, in the build: names must
 * be the picture's, and what a proven claim does must be in it.
 */
final class Sightings {

  private final Story story;
  private final Question question;
  private final Trace whole;
  private Trace claim;
  private int claims;

  Sightings(Story story, Question question) {
    this.story = story;
    this.question = question;
    this.whole = new Trace(question.picture());
    this.claim = new Trace(question.picture());
  }

  /** Listens from now on. */
  void begin(String id) {
    claim = new Trace(question.picture());
    story.to(line -> {
      claim.hear(line.event());
      whole.hear(line.event());
    });
    story.enter(id);
  }

  /** Listens no more; its last event lets the story tell what was counted before it. */
  void end(String id) {
    story.tell(new Event.ClaimEnded(id, Outcome.PROVEN, "", 0));
    story.enter(null);
    story.toNobody();
    claims++;
  }

  /** Those of the last claim; of one that is proven. */
  List<String> defects() {
    var defects = new ArrayList<>(strangers(claim.strangers()));
    for (var extra : claim.tracks().extras()) {
      if (extra.astray()) {
        defects.add(
            "%s calls %s (%s), and the picture of README.md has no such arrow: draw it, or call it by another name"
                .formatted(extra.from(), extra.to(), extra.what()));
      }
    }
    return defects;
  }

  /**
   * Those of the whole run.
   *
   * @param reason why nothing of the picture is observed; empty where something is
   */
  List<String> defectsOfAll(String reason) {
    boolean seen = whole.tracks().used().stream().anyMatch(count -> count > 0);
    if (claims < question.claims().size() || seen == reason.isEmpty()) {
      return List.of();
    }
    return List.of(
        seen
            ? "Arrows of the picture are observed: take 'unobserved' away from @Demo."
            : "No arrow of the picture of README.md happens in the claims: "
                + "see that names and labels are those of the story."
                + ways(whole.tracks()));
  }

  private static String ways(Tracks tracks) {
    var seen = tracks.extras().stream().map(Sightings::way).toList();
    return seen.isEmpty() ? "" : " It tells of " + String.join(", ", seen);
  }

  private static String way(Extra extra) {
    return extra.from() + " → " + extra.to();
  }

  /** A sentence for each name that the picture does not know. */
  static List<String> strangers(Set<String> names) {
    return names.stream()
        .sorted()
        .map(name ->
            "The story names '%s', and the picture of README.md does not: one of the two is wrong"
                .formatted(name))
        .toList();
  }
}
