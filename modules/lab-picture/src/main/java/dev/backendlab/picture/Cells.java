package dev.backendlab.picture;

import dev.backendlab.picture.Drawing.Ink;
import dev.backendlab.picture.Drawing.Piece;
import dev.backendlab.picture.Drawing.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Paper for letters and lines. It notices where one would cover another. */
final class Cells {

  static final int NORTH = 1;
  static final int EAST = 2;
  static final int SOUTH = 4;
  static final int WEST = 8;

  /** By the sides to which a line leads from the middle of a cell. */
  private static final String GLYPHS = " ╵╶└╷│┌├╴┘─┴┐┤┬┼";

  private static final int NOBODY = 0;
  private static final int MOST_COLUMNS = 2;

  private final Cell[][] cells;
  private boolean legible = true;

  private static final class Cell {

    private int sides;
    private boolean dashed = true;
    private int owner = NOBODY;
    private boolean taken;
    private char letter;
    private Ink ink = Ink.FAINT;

    boolean isEmpty() {
      return sides == 0 && letter == 0;
    }

    /** Whether there is nothing, or a line that leads straight on. */
    boolean passes(int straight) {
      return letter == 0 && (sides == 0 || sides == straight);
    }

    char glyph() {
      if (letter != 0) {
        return letter;
      }
      return switch (sides) {
        case NORTH | SOUTH -> dashed ? '┆' : '│';
        case EAST | WEST -> dashed ? '┄' : '─';
        default -> GLYPHS.charAt(sides);
      };
    }
  }

  Cells(int width, int height) {
    cells = new Cell[height][width];
    for (var row : cells) {
      for (int x = 0; x < width; x++) {
        row[x] = new Cell();
      }
    }
  }

  /** Whether nothing covers anything. */
  boolean isLegible() {
    return legible;
  }

  private Cell at(int x, int y) {
    if (y < 0 || y >= cells.length || x < 0 || x >= cells[y].length) {
      legible = false;
      return new Cell();
    }
    return cells[y][x];
  }

  /** A line that belongs to something which may be crossed: a border, a lifeline. */
  void line(int x1, int y1, int x2, int y2, boolean dashed, Ink ink) {
    int across = Integer.signum(x2 - x1);
    int down = Integer.signum(y2 - y1);
    int x = x1;
    int y = y1;
    while (x != x2 || y != y2) {
      join(x, y, across, down, dashed, ink);
      x += across;
      y += down;
    }
  }

  private void join(int x, int y, int across, int down, boolean dashed, Ink ink) {
    var from = at(x, y);
    var to = at(x + across, y + down);
    from.sides |= side(across, down);
    to.sides |= side(-across, -down);
    for (var cell : List.of(from, to)) {
      cell.dashed &= dashed;
      if (ink.compareTo(cell.ink) > 0) {
        cell.ink = ink;
      }
    }
  }

  private static int side(int across, int down) {
    return across > 0 ? EAST : across < 0 ? WEST : down > 0 ? SOUTH : NORTH;
  }

  /** An arrow's line from cell to cell; it may cross another, but not lie on it. */
  void path(List<int[]> corners, int owner, boolean dashed, Ink ink) {
    for (int i = 0; i + 1 < corners.size(); i++) {
      int x = corners.get(i)[0];
      int y = corners.get(i)[1];
      int across = Integer.signum(corners.get(i + 1)[0] - x);
      int down = Integer.signum(corners.get(i + 1)[1] - y);
      if (across != 0 && down != 0) {
        legible = false;
        return;
      }
      while (x != corners.get(i + 1)[0] || y != corners.get(i + 1)[1]) {
        claim(x, y, side(across, down), owner);
        claim(x + across, y + down, side(-across, -down), owner);
        join(x, y, across, down, dashed, ink);
        x += across;
        y += down;
      }
    }
  }

  private void claim(int x, int y, int side, int owner) {
    var cell = at(x, y);
    boolean others = cell.owner != NOBODY && cell.owner != owner;
    if (cell.taken || (others && (cell.sides & side) != 0)) {
      legible = false;
    }
    cell.owner = owner;
  }

  /** Letters over everything that this owner may cover. */
  void text(int x, int y, String text, int owner, Ink ink) {
    for (int i = 0; i < text.length(); i++) {
      var cell = at(x + i, y);
      if (cell.taken || (cell.owner != NOBODY && cell.owner != owner)) {
        legible = false;
      }
      cell.letter = text.charAt(i);
      cell.ink = ink;
      cell.taken = true;
    }
  }

  /** A letter at the end of a line, or in the corner of a box. */
  void sign(int x, int y, char letter, Ink ink) {
    var cell = at(x, y);
    cell.letter = letter;
    cell.ink = ink;
  }

  /** Nothing but what comes later, and no arrow through it. */
  void blank(int x, int y, int width, int height) {
    for (int row = y; row < y + height; row++) {
      for (int column = x; column < x + width; column++) {
        var cell = at(column, row);
        if (cell.owner != NOBODY || cell.taken) {
          legible = false;
        }
        cell.sides = 0;
        cell.letter = ' ';
      }
    }
  }

  /** Keeps arrows out. */
  void guard(int x, int y, int width, int height) {
    for (int row = y; row < y + height; row++) {
      for (int column = x; column < x + width; column++) {
        at(column, row).taken = true;
      }
    }
  }

  /** Lets letters in again. */
  void open(int x, int y, int width, int height) {
    for (int row = y; row < y + height; row++) {
      for (int column = x; column < x + width; column++) {
        at(column, row).taken = false;
      }
    }
  }

  /** Whether neither letters nor arrows are there. */
  boolean isFree(int x, int y, int width) {
    for (int column = x; column < x + width; column++) {
      var cell = at(column, y);
      if (cell.taken || cell.owner != NOBODY) {
        return false;
      }
    }
    return true;
  }

  /** Whether an arrow of this owner is there. */
  boolean belongs(int x, int y, int owner) {
    return y >= 0 && y < cells.length && at(x, y).owner == owner;
  }

  /** All rows; where several in a row only lead on, one of them is enough, and two columns. */
  List<Row> rows() {
    var columns = new ArrayList<Integer>();
    int passing = 0;
    for (int x = 0; x < cells[0].length; x++) {
      passing = onlyPasses(x) ? passing + 1 : 0;
      if (passing <= MOST_COLUMNS) {
        columns.add(x);
      }
    }
    var rows = new ArrayList<Row>();
    passing = 0;
    for (var row : cells) {
      passing = Arrays.stream(row).allMatch(cell -> cell.passes(NORTH | SOUTH)) ? passing + 1 : 0;
      if (passing <= 1) {
        rows.add(row(columns.stream().map(x -> row[x]).toArray(Cell[]::new)));
      }
    }
    return rows;
  }

  private boolean onlyPasses(int x) {
    return Arrays.stream(cells).allMatch(row -> row[x].passes(EAST | WEST));
  }

  private static Row row(Cell[] row) {
    int end = row.length;
    while (end > 0 && (row[end - 1].isEmpty() || row[end - 1].glyph() == ' ')) {
      end--;
    }
    var pieces = new ArrayList<Piece>();
    var text = new StringBuilder();
    for (int x = 0; x < end; x++) {
      text.append(row[x].glyph());
      if (x + 1 == end || row[x + 1].ink != row[x].ink) {
        pieces.add(new Piece(text.toString(), row[x].ink));
        text.setLength(0);
      }
    }
    return new Row(pieces);
  }
}
