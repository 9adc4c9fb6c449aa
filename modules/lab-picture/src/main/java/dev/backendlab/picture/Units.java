package dev.backendlab.picture;

/**
 * How large letters are, and the room that things keep.
 *
 * @param cells whether a letter is a cell; else widths are estimated, in 1/16 of the page's font
 * @param letter the width of a usual letter
 * @param line the height of a line
 * @param padX between the edge of a box and its words
 * @param padY the same, above and below
 * @param gapX between boxes
 * @param gapY the same, one above the other
 * @param wireX between arrows
 * @param wireY the same, one above the other
 * @param side between a lifeline and the words beside it
 * @param drop between words and their arrow
 * @param row the height of an arrow
 * @param step between an arrow and what comes next
 * @param margin between a frame and what is in it
 * @param title the height of a frame's title
 */
record Units(
    boolean cells,
    double letter,
    double line,
    double padX,
    double padY,
    double gapX,
    double gapY,
    double wireX,
    double wireY,
    double side,
    double drop,
    double row,
    double step,
    double margin,
    double title) {

  static final Units CELLS = new Units(true, 1, 1, 2, 1, 3, 1, 2, 1, 2, 0, 1, 0, 2, 1);

  static final Units PIXELS = new Units(false, 6.8, 16, 10, 8, 22, 22, 12, 12, 9, 5, 1, 13, 12, 20);

  private static final double EM = 13;
  private static final String NARROW = "fijlrtI.,:;'|!()[]/ ";
  private static final String WIDE = "mwMW@%—…→";

  /** How wide a text is on one line. */
  double width(String text) {
    return cells
        ? text.codePointCount(0, text.length())
        : EM * text.codePoints().mapToDouble(Units::share).sum();
  }

  /** How wide a name is, which is bold. */
  double nameWidth(Words name) {
    return cells ? name.width() : 1.1 * name.width();
  }

  /** Of an em; rather too much, since nobody knows the reader's typeface. */
  private static double share(int c) {
    if (NARROW.indexOf(c) >= 0) {
      return 0.36;
    }
    if (WIDE.indexOf(c) >= 0) {
      return 0.92;
    }
    return c >= 0x1100 ? 1.05 : Character.isUpperCase(c) ? 0.72 : 0.585;
  }

  /** To a whole cell, where there are cells. */
  double whole(double value) {
    return cells ? Math.ceil(value - 1e-6) : value;
  }

  double half(double value) {
    return cells ? Math.floor(value / 2) : value / 2;
  }
}
