package dev.backendlab.kit.practice;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How good a user's guesses are.
 *
 * @param byQuestion by the question's id; of what was guessed twice, the last guess counts
 */
public record Standings(Map<String, Standing> byQuestion) {

  public Standings {
    byQuestion = Map.copyOf(byQuestion);
  }

  static Standings of(List<Guess> guesses) {
    var last = new LinkedHashMap<Guess.Asked, Guess>();
    guesses.forEach(guess -> last.put(guess.asked(), guess));
    var standings = new LinkedHashMap<String, Standing>();
    for (var guess : last.values()) {
      standings.merge(guess.question(), Standing.NONE.and(guess.closeness()), Standing::and);
    }
    return new Standings(standings);
  }

  /** Of these questions together. */
  public Standing of(Collection<String> questions) {
    return questions.stream()
        .map(id -> byQuestion.getOrDefault(id, Standing.NONE))
        .reduce(Standing.NONE, Standing::and);
  }

  /** Of all questions together. */
  public Standing all() {
    return byQuestion.values().stream().reduce(Standing.NONE, Standing::and);
  }
}
