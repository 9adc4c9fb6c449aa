package dev.backendlab.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * An aligned table. Where it is too wide its widest column wraps; where even that is unreadable,
 * each row becomes a card: a line per cell.
 */
public record Table(List<String> columns, List<List<Text>> rows) {

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[\\d,.]+( ?(%|×|ms|µs|s|B|KiB|MiB|GiB|bytes|/s))?|[-–—]|");
  private static final int GAP = 2;
  private static final int NARROWEST_COLUMN = 9;
  private static final int NARROWEST_CUT = 3;

  /** A table of plain cells. */
  public static Table of(List<String> columns, List<List<String>> rows) {
    return new Table(
        columns, rows.stream().map(row -> row.stream().map(Text::of).toList()).toList());
  }

  /** Its lines, none wider than this. */
  public List<Text> lines(int width) {
    var widths = naturalWidths();
    while (total(widths) > width) {
      int widest = widest(widths);
      if (widths[widest] <= NARROWEST_COLUMN) {
        return cards(width);
      }
      widths[widest]--;
    }
    return grid(widths);
  }

  /** Its header, and each row in a line; what is too long for that is cut. */
  public List<Text> cut(int width) {
    var widths = naturalWidths();
    while (total(widths) > width && widths[widest(widths)] > NARROWEST_CUT) {
      widths[widest(widths)]--;
    }
    var header = columns.stream().map(column -> Text.of(column, Style.FAINT)).toList();
    var lines = new ArrayList<Text>();
    if (!columns.stream().allMatch(String::isEmpty)) {
      lines.addAll(row(header, widths));
    }
    rows.forEach(row -> lines.addAll(row(cut(row, widths), widths)));
    return lines.stream().map(line -> line.shortened(width)).toList();
  }

  private static List<Text> cut(List<Text> cells, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(column -> cells.get(column).shortened(widths[column]))
        .toList();
  }

  private int[] naturalWidths() {
    return IntStream.range(0, columns.size())
        .map(column ->
            Math.max(
                Width.of(columns.get(column)),
                rows.stream()
                    .flatMap(row -> row.get(column).wrapped(Terminal.WIDEST).stream())
                    .mapToInt(Text::width)
                    .max()
                    .orElse(0)))
        .toArray();
  }

  private static int total(int[] widths) {
    return IntStream.of(widths).sum() + GAP * (widths.length - 1);
  }

  private static int widest(int[] widths) {
    return IntStream.range(0, widths.length)
        .reduce((one, other) -> widths[other] > widths[one] ? other : one)
        .orElse(0);
  }

  private List<Text> grid(int[] widths) {
    var lines = new ArrayList<Text>();
    var header = columns.stream().map(column -> Text.of(column, Style.FAINT)).toList();
    if (!columns.stream().allMatch(String::isEmpty)) {
      lines.addAll(row(header, widths));
      lines.add(Text.of("─".repeat(total(widths)), Style.FAINT));
    }
    for (var row : rows) {
      lines.addAll(row(row, widths));
    }
    return lines;
  }

  private List<Text> row(List<Text> cells, int[] widths) {
    var wrapped = new ArrayList<List<Text>>();
    for (int column = 0; column < widths.length; column++) {
      wrapped.add(cells.get(column).wrapped(widths[column]));
    }
    int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
    var lines = new ArrayList<Text>();
    for (int line = 0; line < height; line++) {
      var text = Text.EMPTY;
      for (int column = 0; column < widths.length; column++) {
        var cell = line < wrapped.get(column).size() ? wrapped.get(column).get(line) : Text.EMPTY;
        boolean last = column == widths.length - 1;
        text =
            text.and(
                isNumeric(column)
                    ? cell.flushRight(widths[column])
                    : last ? cell : cell.padded(widths[column]));
        text = last ? text : text.and(" ".repeat(GAP));
      }
      lines.add(text);
    }
    return lines;
  }

  private boolean isNumeric(int column) {
    return rows.stream().allMatch(row -> NUMBER.matcher(row.get(column).plain()).matches())
        && rows.stream().anyMatch(row -> !row.get(column).isEmpty());
  }

  private List<Text> cards(int width) {
    int names = columns.stream().mapToInt(Width::of).max().orElse(0) + GAP;
    boolean beside = names <= width / 2;
    var lines = new ArrayList<Text>();
    for (var row : rows) {
      if (!lines.isEmpty()) {
        lines.add(Text.EMPTY);
      }
      for (int column = 0; column < columns.size(); column++) {
        var name = Text.of(columns.get(column), Style.FAINT);
        if (beside) {
          lines.addAll(Layout.hanging(name.padded(names), row.get(column), width));
        } else {
          lines.addAll(name.wrapped(width));
          lines.addAll(Layout.hanging(Text.of("  "), row.get(column), width));
        }
      }
    }
    return lines;
  }
}
