package dev.backendlab.web.story;

import dev.backendlab.kit.practice.GuessedRun;

/**
 * What came of the guesses of a run, each empty where there is nothing to say.
 *
 * @param hits of this run
 * @param soFar of all that the user guessed, until this run's end
 * @param forgotten why they are not remembered
 */
record GuessesView(String hits, String soFar, String forgotten) {

  static final GuessesView NONE = new GuessesView("", "", "");

  static GuessesView of(GuessedRun run, String forgotten) {
    return run.hits().isEmpty()
        ? NONE
        : new GuessesView(
            run.hits().words(), run.soFar().words(), run.isForgotten() ? forgotten : "");
  }
}
