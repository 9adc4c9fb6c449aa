package dev.backendlab.web.walk;

import dev.backendlab.kit.practice.Footstep;
import dev.backendlab.kit.question.Shelf;
import dev.backendlab.kit.walk.Step;
import org.jspecify.annotations.Nullable;

/**
 * A step in the list of a walk's steps.
 *
 * @param id of its question; empty where it is about none or several
 * @param what it is about
 * @param last what was done about it last; null where nothing was
 */
record StepLine(Passage passage, String id, String what, @Nullable Footstep last) {

  static StepLine of(Passage passage, Shelf shelf, @Nullable Footstep last) {
    return switch (passage.step()) {
      case Step.OfQuestion step ->
          new StepLine(passage, step.question(), title(shelf, step.question()), last);
      case Step.OfTwin step ->
          new StepLine(passage, step.question(), "Broken: " + title(shelf, step.question()), last);
      case Step.OfSection step ->
          new StepLine(passage, "", step.section() + ", thirty seconds each", last);
      case Step.Interview step ->
          new StepLine(passage, "", "An interview of %d minutes".formatted(step.minutes()), last);
      case Step.Recall step -> new StepLine(passage, "", "What was missed", last);
    };
  }

  private static String title(Shelf shelf, String id) {
    return shelf.entries().stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .map(Shelf.Entry::question)
        .orElse(id);
  }
}
