package dev.backendlab.kit;

import dev.backendlab.kit.figure.Figure;
import java.util.ArrayList;
import java.util.List;

/**
 * A bar of a chart: {@code stage.bars("One page", "ms", bar("table", slow), bar("cache", fast))}.
 */
public final class Bar {

  private final Side side;

  private Bar(Side side) {
    this.side = side;
  }

  /** Of a whole number, which was counted. */
  public static Bar bar(String label, long count) {
    return new Bar(Side.of(label, count));
  }

  /** Of what is {@link Counted} or {@link Measured}. */
  public static Bar bar(String label, Figure figure) {
    return new Bar(Side.of(label, figure));
  }

  /** One for each of several works, in their order. */
  public static List<Bar> of(ByName<? extends Figure> figures) {
    var bars = new ArrayList<Bar>();
    figures.all().forEach((name, figure) -> bars.add(bar(name, figure)));
    return bars;
  }

  Side side() {
    return side;
  }
}
