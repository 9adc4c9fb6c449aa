package dev.backendlab.kit.predict;

import java.util.Comparator;
import java.util.List;

/**
 * The order in which choices are shown. It is drawn by their own texts: the same in both faces and
 * every time, and wherever an author put the right one, its place tells nothing.
 */
final class Lots {

  private Lots() {}

  static List<Prediction.Option> draw(String ask, List<Prediction.Option> options) {
    return options.stream()
        .sorted(Comparator.comparingInt(option -> lot(ask + '\n' + option.value())))
        .toList();
  }

  /** Neighbouring texts have neighbouring hashes: multiplied and folded, they are far apart. */
  private static int lot(String text) {
    int mixed = text.hashCode();
    mixed = (mixed ^ (mixed >>> 16)) * 0x7feb352d;
    mixed = (mixed ^ (mixed >>> 15)) * 0x846ca68b;
    return mixed ^ (mixed >>> 16);
  }
}
