package dev.backendlab.kit.predict;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.figure.Figures;
import dev.backendlab.kit.predict.Reckoning.Closeness;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A change between the two sides of a comparison.
 *
 * @param times how many times the larger value is the smaller one; 0 where only the direction is
 *     known
 */
record Change(Direction direction, double times) {

  enum Direction {
    LOWER,
    SAME,
    HIGHER
  }

  /** What differs by less than this is about the same. */
  private static final double ABOUT_THE_SAME = 1.1;

  private static final double CLOSE = 2;
  private static final Pattern SAID =
      Pattern.compile("(lower|less|higher|more|same)(?:\\s+(?:by\\s+)?(.+))?");

  static Optional<Change> said(String guess) {
    var said = SAID.matcher(guess.strip().toLowerCase(Locale.ROOT));
    if (!said.matches()) {
      return Optional.empty();
    }
    var direction =
        switch (said.group(1)) {
          case "lower", "less" -> Direction.LOWER;
          case "higher", "more" -> Direction.HIGHER;
          default -> Direction.SAME;
        };
    double times = Optional.ofNullable(said.group(2)).flatMap(Numbers::in).orElse(0.0);
    return Optional.of(new Change(direction, direction == Direction.SAME ? 1 : times));
  }

  static Change measured(Event.Compared compared) {
    double without = compared.without().value();
    double with = compared.with().value();
    if (compared.ratio() < ABOUT_THE_SAME) {
      return new Change(Direction.SAME, compared.ratio());
    }
    return new Change(with < without ? Direction.LOWER : Direction.HIGHER, compared.ratio());
  }

  Reckoning beside(Change measured, String ask) {
    return new Reckoning(ask, words(), measured.words(), closeness(measured));
  }

  private Closeness closeness(Change measured) {
    if (direction != measured.direction) {
      return Closeness.WRONG;
    }
    if (times == 0 || direction == Direction.SAME) {
      return Closeness.RIGHT;
    }
    double off = Math.max(times / measured.times, measured.times / times);
    return off <= CLOSE ? Closeness.RIGHT : Closeness.CLOSE;
  }

  String words() {
    var way = direction.name().toLowerCase(Locale.ROOT);
    if (direction == Direction.SAME) {
      return "about the same";
    }
    return times == 0
        ? way
        : Double.isInfinite(times) ? way + ", from 0 or to 0" : Figures.of(times) + " times " + way;
  }
}
