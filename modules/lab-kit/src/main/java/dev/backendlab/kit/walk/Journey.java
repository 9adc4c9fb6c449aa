package dev.backendlab.kit.walk;

import dev.backendlab.kit.practice.Footstep;
import dev.backendlab.kit.practice.Footstep.Done;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far somebody is in a walk.
 *
 * @param last the last footstep of each step that was taken, by the step's key
 * @param resumesAt the place of the step to go on with, from 0; behind the last where all are taken
 */
public record Journey(Walk walk, Map<String, Footstep> last, int resumesAt) {

  public Journey {
    last = Map.copyOf(last);
  }

  /** By all footsteps of this user, the oldest first. */
  public static Journey of(Walk walk, List<Footstep> all) {
    var keys = walk.steps().stream().map(Step::key).toList();
    var last = new HashMap<String, Footstep>();
    int place = 0;
    for (var footstep : all) {
      if (!footstep.walk().equals(walk.id())) {
        continue;
      }
      if (footstep.done() == Done.AGAIN) {
        last.clear();
        place = 0;
      } else if (keys.contains(footstep.step())) {
        last.put(footstep.step(), footstep);
        place = keys.indexOf(footstep.step()) + 1;
      }
    }
    return new Journey(walk, last, next(keys, last, place));
  }

  /** The first that is not taken, behind this place; else before it. */
  private static int next(List<String> keys, Map<String, Footstep> last, int place) {
    for (int i = 0; i < keys.size(); i++) {
      int at = (place + i) % keys.size();
      if (!last.containsKey(keys.get(at))) {
        return at;
      }
    }
    return keys.size();
  }

  /** The last that was done about a step. */
  public Optional<Footstep> of(Step step) {
    return Optional.ofNullable(last.get(step.key()));
  }

  public boolean isBegun() {
    return !last.isEmpty();
  }

  /** Whether each step is done or was skipped. */
  public boolean isOver() {
    return resumesAt == walk.steps().size();
  }

  /** For example {@code 5 of 8 steps, 1 skipped}. */
  public String inWords() {
    int all = walk.steps().size();
    long skipped = last.values().stream().filter(each -> each.done() == Done.SKIPPED).count();
    if (last.isEmpty()) {
      return "%d steps, not begun".formatted(all);
    }
    return "%d of %d steps%s"
        .formatted(
            last.size() - skipped, all, skipped == 0 ? "" : ", %d skipped".formatted(skipped));
  }
}
