package dev.backendlab.web.present;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.Question.ClaimSentence;
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
    var real = runs.stream().filter(run -> run.started().broken() == null).toList();
    var stories = new HashMap<Path, Map<String, List<Event>>>();
    return question.claims().stream().map(claim -> of(claim, real, stories)).toList();
  }

  private static ClaimSlide of(
      ClaimSentence claim, List<Runs.Past> runs, Map<Path, Map<String, List<Event>>> stories) {
    for (var run : runs) {
      var ended = run.claims().get(claim.id());
      if (ended != null) {
        var story = stories.computeIfAbsent(run.folder(), ClaimSlide::byClaim);
        var events = story.getOrDefault(claim.id(), List.of());
        return new ClaimSlide(
            claim.id(), claim.sentence(), ended.outcome(), Seen.mostTelling(events));
      }
    }
    return new ClaimSlide(claim.id(), claim.sentence(), null, List.of());
  }

  private static Map<String, List<Event>> byClaim(Path run) {
    var claims = new HashMap<String, List<Event>>();
    for (var line : Runs.story(run).lines()) {
      if (line.claim() != null) {
        claims.computeIfAbsent(line.claim(), id -> new ArrayList<>()).add(line.event());
      }
    }
    return claims;
  }
}
