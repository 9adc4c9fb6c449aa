package dev.backendlab.cli.text;

import org.jspecify.annotations.Nullable;

/** Cells that hold several dots each, drawn as braille, or one mark each. */
final class Canvas {

  private static final int[][] BRAILLE = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private final int width;
  private final int perCellAcross;
  private final int perCellDown;
  private final int[][] dots;
  private final int[][] series;

  Canvas(int width, int height, int perCellAcross, int perCellDown) {
    this.width = width;
    this.perCellAcross = perCellAcross;
    this.perCellDown = perCellDown;
    this.dots = new int[height][width];
    this.series = new int[height][width];
  }

  int dotsAcross() {
    return width * perCellAcross;
  }

  int dotsDown() {
    return dots.length * perCellDown;
  }

  /** A straight line, both ends included. */
  void line(int fromX, int fromY, int toX, int toY, int index) {
    int steps = Math.max(1, Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY)));
    for (int step = 0; step <= steps; step++) {
      dot(
          fromX + Math.round((toX - fromX) * (float) step / steps),
          fromY + Math.round((toY - fromY) * (float) step / steps),
          index);
    }
  }

  private void dot(int x, int y, int index) {
    int row = y / perCellDown;
    int column = x / perCellAcross;
    dots[row][column] |= perCellDown == 1 ? 1 : BRAILLE[y % perCellDown][x % perCellAcross];
    series[row][column] = index;
  }

  /**
   * A row of cells.
   *
   * @param marks one for each series, or null for braille
   */
  Text row(int row, @Nullable String marks) {
    var text = Text.EMPTY;
    var run = new StringBuilder();
    for (int column = 0; column < width; column++) {
      int index = series[row][column];
      boolean empty = dots[row][column] == 0;
      run.append(
          empty
              ? ' '
              : marks == null
                  ? (char) (0x2800 + dots[row][column])
                  : marks.charAt(index % marks.length()));
      boolean ends = column + 1 == width || series[row][column + 1] != index;
      if (ends) {
        text = text.and(run.toString(), Style.ofSeries(index));
        run.setLength(0);
      }
    }
    return text;
  }
}
