package dev.backendlab.kit.predict;

import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers in what people write and in what stories show. */
final class Numbers {

  private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d,]*(?:\\.\\d+)?");

  private Numbers() {}

  /** The number with which the text begins, thousands separated by commas or not. */
  static Optional<Double> in(String text) {
    var number = NUMBER.matcher(text.strip());
    return number.lookingAt()
        ? Optional.of(Double.valueOf(number.group().replace(",", "")))
        : Optional.empty();
  }
}
