package dev.backendlab.web.present;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.run.Runs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A claim for a room, with what its last run saw.
 *
 * @param outcome null where it was not tried
 */
record ClaimSlide(String id, String sentence, @Nullable Outcome outcome, List<Seen> seen) {

  static List<ClaimSlide> of(Question question, List<Runs.Past> runs) {
    var stories = new HashMap<Path, Map<String, List<Event>>>();
    return question.claims().stream()
        .map(claim ->
            runs.stream()
                .filter(run -> run.started().broken() == null)
                .filter(run -> run.claims().containsKey(claim.id()))
                .findFirst()
                .map(run -> {
                  var story = stories.computeIfAbsent(run.folder(), ClaimSlide::byClaim);
                  var outcome = run.claims().get(claim.id()).outcome();
                  var events = story.getOrDefault(claim.id(), List.of());
                  return new ClaimSlide(
                      claim.id(), claim.sentence(), outcome, Seen.mostTelling(events));
                })
                .orElseGet(() -> new ClaimSlide(claim.id(), claim.sentence(), null, List.of())))
        .toList();
  }

  private static Map<String, List<Event>> byClaim(Path run) {
    var claims = new HashMap<String, List<Event>>();
    for (EventLine line : Runs.story(run).lines()) {
      if (line.claim() != null) {
        claims.computeIfAbsent(line.claim(), id -> new ArrayList<>()).add(line.event());
      }
    }
    return claims;
  }
}
