package dev.backendlab.kit.practice;

import dev.backendlab.kit.predict.Reckoning.Closeness;
import java.util.ArrayList;
import java.util.List;

/** How many guesses came how near. */
public record Standing(int right, int close, int wrong) {

  /** Of somebody who guessed nothing. */
  public static final Standing NONE = new Standing(0, 0, 0);

  /** With one more guess. */
  public Standing and(Closeness closeness) {
    return switch (closeness) {
      case RIGHT -> new Standing(right + 1, close, wrong);
      case CLOSE -> new Standing(right, close + 1, wrong);
      case WRONG -> new Standing(right, close, wrong + 1);
    };
  }

  /** Both together. */
  public Standing and(Standing other) {
    return new Standing(right + other.right, close + other.close, wrong + other.wrong);
  }

  /** Whether nothing was guessed. */
  public boolean isEmpty() {
    return equals(NONE);
  }

  /** For people: {@code 5 right, 2 close, 3 wrong}, without what there is none of. */
  public String words() {
    var words = new ArrayList<String>();
    add(words, right, Closeness.RIGHT);
    add(words, close, Closeness.CLOSE);
    add(words, wrong, Closeness.WRONG);
    return String.join(", ", words);
  }

  private static void add(List<String> words, int count, Closeness closeness) {
    if (count > 0) {
      words.add(count + " " + closeness.word());
    }
  }
}
