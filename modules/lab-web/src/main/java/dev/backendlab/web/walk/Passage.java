package dev.backendlab.web.walk;

import dev.backendlab.kit.walk.Step;
import dev.backendlab.kit.walk.Walk;
import dev.backendlab.web.question.Prose;
import java.util.Optional;

/**
 * A step of a walk, and where it leads.
 *
 * @param place of the step, from 1
 */
public record Passage(Walk walk, int place) {

  public Step step() {
    return walk.steps().get(place - 1);
  }

  /** The step behind it. */
  public Optional<Passage> next() {
    return place < walk.steps().size()
        ? Optional.of(new Passage(walk, place + 1))
        : Optional.empty();
  }

  /** The step's page. */
  public String address() {
    return address(place);
  }

  /** The page of the step before it, or that of the walk. */
  public String before() {
    return place > 1 ? address(place - 1) : "/walks/" + walk.id();
  }

  /** The page of the step behind it, or that of the walk. */
  public String after() {
    return next().map(Passage::address).orElse("/walks/" + walk.id());
  }

  private String address(int which) {
    return "/walks/%s/%d".formatted(walk.id(), which);
  }

  /** The sentence that leads to it, as HTML. */
  public String bridge() {
    return Prose.ALL.line(step().bridge());
  }

  /** For example {@code step 3 of 8}. */
  public String inWords() {
    return "step %d of %d".formatted(place, walk.steps().size());
  }
}
