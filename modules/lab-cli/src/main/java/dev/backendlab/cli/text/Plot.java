package dev.backendlab.cli.text;

import dev.backendlab.kit.event.Event.Axis;
import dev.backendlab.kit.event.Event.Series;
import dev.backendlab.kit.event.Evidence;
import dev.backendlab.kit.face.Scale;
import dev.backendlab.kit.figure.Figures;
import java.util.ArrayList;
import java.util.List;

/** Lines over a common axis: in braille dots, or as letters where there are no dots or colours. */
public final class Plot {

  private static final int HEIGHT = 10;
  private static final int LOW = 5;
  private static final int WIDEST = 72;
  private static final String MARKS = "*o+x#";

  private final Axis x;
  private final Axis y;
  private final List<Series> series;
  private final Scale across;
  private final Scale up;

  public Plot(Axis x, Axis y, List<Series> series) {
    this.x = x;
    this.y = y;
    this.series = series;
    this.across = Scale.of(series.stream().flatMap(each -> each.x().stream()), x, false);
    this.up = Scale.of(series.stream().flatMap(each -> each.y().stream()), y, true);
  }

  /** Its lines, for this terminal, none wider than this. */
  public List<Text> lines(int width, Terminal terminal) {
    var lines = new ArrayList<>(Text.of(y.label(), Style.FAINT).wrapped(width));
    lines.addAll(picture(width, HEIGHT, terminal));
    return lines;
  }

  /** The same in half the height, without the name of the y axis: a title has to say it. */
  public List<Text> low(int width, Terminal terminal) {
    return picture(width, LOW, terminal);
  }

  private List<Text> picture(int width, int height, Terminal terminal) {
    boolean braille = terminal.unicode() && (terminal.colour() || series.size() == 1);
    var top = Figures.of(up.high());
    var middle = Figures.of(up.at(0.5));
    var bottom = Figures.of(up.low());
    int margin = Math.max(Math.max(top.length(), middle.length()), bottom.length());
    int room = Math.min(WIDEST, width - margin - 3);
    var canvas = braille ? new Canvas(room, height, 2, 4) : new Canvas(room, height, 1, 1);
    for (int i = 0; i < series.size(); i++) {
      draw(series.get(i), i, canvas);
    }
    var lines = new ArrayList<Text>();
    for (int row = 0; row < height; row++) {
      var tick = row == 0 ? top : row == height / 2 ? middle : row == height - 1 ? bottom : "";
      lines.add(
          Text.of(tick, Style.FAINT)
              .flushRight(margin)
              .and(tick.isEmpty() ? " │" : " ┤", Style.FAINT)
              .and(canvas.row(row, braille ? null : MARKS)));
    }
    lines.addAll(height == LOW ? lowFloor(margin, room) : floor(margin, room, width));
    lines.addAll(legend(braille, width));
    return lines;
  }

  private List<Text> floor(int margin, int room, int width) {
    var left = Figures.of(across.low());
    var right = Figures.of(across.high());
    var indent = Text.of(" ".repeat(margin + 1));
    var lines = new ArrayList<Text>();
    lines.add(indent.and("└" + "─".repeat(room), Style.FAINT));
    int gap = room - left.length() - right.length() - Width.of(x.label());
    if (gap >= 2) {
      var ticks = left + " ".repeat(gap / 2) + x.label() + " ".repeat(gap - gap / 2) + right;
      lines.add(indent.and(" " + ticks, Style.FAINT));
    } else {
      int between = Math.max(1, room - left.length() - right.length());
      lines.add(indent.and(" " + left + " ".repeat(between) + right, Style.FAINT));
      lines.addAll(Layout.hanging(indent.and(" "), Text.of(x.label(), Style.FAINT), width));
    }
    return lines;
  }

  /** The axis and its names in one line. */
  private List<Text> lowFloor(int margin, int room) {
    var left = " " + Figures.of(across.low()) + " ";
    var right = " " + Figures.of(across.high());
    var name = " " + x.label() + " ";
    int gap = room - left.length() - right.length() - Width.of(name);
    var names =
        gap < 2
            ? left + "─".repeat(Math.max(1, gap + Width.of(name))) + right
            : left + "─".repeat(gap / 2) + name + "─".repeat(gap - gap / 2) + right;
    return List.of(Text.of(" ".repeat(margin + 1)).and("└" + names, Style.FAINT));
  }

  private List<Text> legend(boolean braille, int width) {
    var legend = Text.EMPTY;
    for (int i = 0; i < series.size(); i++) {
      var mark = braille ? "━━" : MARKS.substring(i % MARKS.length(), i % MARKS.length() + 1);
      legend =
          legend
              .and(i == 0 ? "" : "   ")
              .and(mark, Style.ofSeries(i))
              .and(" " + series.get(i).label());
    }
    return legend.wrapped(width);
  }

  private void draw(Series line, int index, Canvas canvas) {
    int lastX = -1;
    int lastY = -1;
    for (int i = 0; i < line.x().size(); i++) {
      double shareX = across.share(line.x().get(i));
      double shareY = up.share(line.y().get(i));
      if (!Double.isFinite(shareX) || !Double.isFinite(shareY)) {
        lastX = -1;
        continue;
      }
      int dotX = (int) Math.round(shareX * (canvas.dotsAcross() - 1));
      int dotY = (int) Math.round((1 - shareY) * (canvas.dotsDown() - 1));
      canvas.line(lastX < 0 ? dotX : lastX, lastX < 0 ? dotY : lastY, dotX, dotY, index);
      boolean measured = line.evidence() != Evidence.BY_CONSTRUCTION;
      lastX = measured ? dotX : -1; // points only: nothing happened between them
      lastY = dotY;
    }
  }
}
