package dev.backendlab.picture;

import java.util.List;
import java.util.stream.Collectors;

/** A picture in box characters, each of which takes one cell of a terminal. */
public record Drawing(List<Row> rows) {

  public Drawing {
    rows = List.copyOf(rows);
  }

  /** A line of it. */
  public record Row(List<Piece> pieces) {

    public Row {
      pieces = List.copyOf(pieces);
    }

    /** Its letters. */
    public String plain() {
      return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
  }

  /** A piece of a row, in one ink. */
  public record Piece(String text, Ink ink) {}

  /** What something drawn is. */
  public enum Ink {
    /** Lifelines and frames. */
    FAINT,
    PLAIN,
    /** An arrow. */
    ARROW,
    /** A participant's name. */
    NAME,
    /** An arrow that was used. */
    GOOD,
    /** One that must not be there. */
    BAD
  }

  /** How many cells its widest row takes. */
  public int width() {
    return rows.stream().mapToInt(row -> row.plain().length()).max().orElse(0);
  }

  /** Its letters, line by line. */
  public String plain() {
    return rows.stream().map(Row::plain).collect(Collectors.joining("\n"));
  }
}
