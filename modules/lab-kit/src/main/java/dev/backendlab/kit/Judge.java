package dev.backendlab.kit;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.figure.Figures;
import dev.backendlab.kit.story.Story;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hears what a claim leaves on its {@link Stage}, and says what refutes it; for the runner, because
 * an author has no word in it.
 *
 * <p>It tells each verdict itself, so that story and judgement have one order, whatever threads a
 * claim uses.
 */
public final class Judge {

  private final Story story;
  private final List<Check<?>> open = new ArrayList<>();
  private final List<String> refutations = new ArrayList<>();
  private final List<Event> observations = new ArrayList<>();
  private int checks;
  private int controls;

  /** Of one claim, whose verdicts become part of this story. */
  public Judge(Story story) {
    this.story = story;
  }

  /** What refutes the claim so far, in the order in which it was seen. */
  public synchronized List<String> refutations() {
    return List.copyOf(refutations);
  }

  /** The checks, controls and comparisons so far. */
  public synchronized List<Event> observations() {
    return List.copyOf(observations);
  }

  /** As {@link #refutations}, and in addition what a claim must not end without. */
  public synchronized List<String> verdict() {
    var all = new ArrayList<>(refutations);
    for (var check : open) {
      all.add(
          "'%s' was never given a verdict: end it with is(…) or its like".formatted(check.what()));
    }
    if (checks == 0 || controls == 0) {
      all.add(
          "proved nothing: "
              + (checks == 0 ? "no check" : "")
              + (checks == 0 && controls == 0 ? ", " : "")
              + (controls == 0 ? "no control" : ""));
    }
    return all;
  }

  Story story() {
    return story;
  }

  /** From now on this check waits for its verdict. */
  synchronized <T extends @Nullable Object> Check<T> opened(Check<T> check) {
    open.add(check);
    return check;
  }

  synchronized void decided(Check<?> check, Event.Checked verdict) {
    open.remove(check);
    count(verdict.control());
    observed(verdict);
    if (!verdict.held()) {
      refutations.add(
          "%s%s: expected %s, got %s"
              .formatted(
                  verdict.control() ? "control: " : "",
                  verdict.what(),
                  verdict.expected(),
                  verdict.actual()));
    }
  }

  synchronized void decided(Event.Compared verdict) {
    count(true);
    count(false);
    observed(verdict);
    if (!verdict.held()) {
      refutations.add(
          "%s: expected %s, got %s without and %s with, in %s"
              .formatted(
                  verdict.what(),
                  verdict.demand(),
                  Figures.of(verdict.without().value()),
                  Figures.of(verdict.with().value()),
                  verdict.unit()));
    }
  }

  /** A comparison without a demand: it is seen, and proves nothing. */
  synchronized void shown(Event.Compared comparison) {
    observed(comparison);
  }

  private void observed(Event event) {
    observations.add(event);
    story.tell(event);
  }

  private void count(boolean control) {
    if (control) {
      controls++;
    } else {
      checks++;
    }
  }
}
