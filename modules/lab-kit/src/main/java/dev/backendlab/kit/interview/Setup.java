package dev.backendlab.kit.interview;

import dev.backendlab.kit.question.Level;
import java.util.Arrays;
import java.util.Locale;

/**
 * What somebody wants to be asked.
 *
 * @param topic for people: {@code any question}, {@code q12}
 * @param peer whether somebody else listens, and ticks
 */
public record Setup(String topic, Level level, int minutes, boolean peer) {

  public static final int FEWEST_MINUTES = 5;
  public static final int MOST_MINUTES = 120;
  public static final int USUAL_MINUTES = 20;

  /**
   * Checks the minutes.
   *
   * @throws BadSetup where they are too few or too many
   */
  public Setup {
    if (minutes < FEWEST_MINUTES || minutes > MOST_MINUTES) {
      throw new BadSetup(
          "An interview takes %d to %d minutes, not %d."
              .formatted(FEWEST_MINUTES, MOST_MINUTES, minutes));
    }
  }

  /**
   * The level that a user calls so.
   *
   * @throws BadSetup where there is none
   */
  public static Level level(String word) {
    return Arrays.stream(Level.values())
        .filter(level -> level.word().equalsIgnoreCase(word.strip()))
        .findFirst()
        .orElseThrow(() ->
            new BadSetup(
                "There is no level '%s': it is junior, senior or staff."
                    .formatted(word.strip().toLowerCase(Locale.ROOT))));
  }
}
