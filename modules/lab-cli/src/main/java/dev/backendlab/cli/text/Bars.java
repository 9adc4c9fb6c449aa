package dev.backendlab.cli.text;

import dev.backendlab.kit.face.Shares;
import dev.backendlab.kit.figure.Figures;
import java.util.ArrayList;
import java.util.List;

/** Horizontal bars, to an eighth of a column. */
public record Bars(String unit, boolean logarithmic, List<Bar> bars) {

  private static final String EIGHTHS = "▏▎▍▌▋▊▉█";
  private static final int LONGEST = 48;

  /** A bar, in its style. */
  public record Bar(String label, double value, Style style) {}

  /** Their lines, none wider than this. */
  public List<Text> lines(int width) {
    int values = bars.stream().mapToInt(bar -> Width.of(figure(bar))).max().orElse(0);
    int labels =
        Math.min(bars.stream().mapToInt(bar -> Width.of(bar.label())).max().orElse(0), width / 3);
    int room = Math.min(LONGEST, width - labels - values - 4);
    boolean stacked = room < 8;
    var lines = new ArrayList<Text>();
    for (var bar : bars) {
      var drawn = Text.of(draw(bar.value(), stacked ? width - 2 : room), bar.style());
      var value = Text.of(figure(bar), Style.STRONG);
      if (stacked) {
        lines.addAll(Layout.edges(Text.of(bar.label()), value, 0, width));
        lines.add(drawn);
        continue;
      }
      var label = Text.of(bar.label()).wrapped(labels);
      for (int i = 0; i < label.size(); i++) {
        var name = label.get(i).padded(labels).and("  ");
        lines.add(
            i > 0 ? name : name.and(drawn.padded(room)).and("  ").and(value.flushRight(values)));
      }
    }
    return lines;
  }

  private String figure(Bar bar) {
    return unit.isEmpty() || Width.of(unit) > 14
        ? Figures.of(bar.value())
        : Figures.of(bar.value()) + " " + unit;
  }

  private String draw(double value, int room) {
    long eighths = Math.round(Shares.of(value, values(), logarithmic) * room * 8);
    if (value > 0 && eighths == 0) {
      eighths = 1;
    }
    int rest = (int) (eighths % 8);
    return "█".repeat((int) (eighths / 8)) + (rest == 0 ? "" : EIGHTHS.charAt(rest - 1));
  }

  private List<Double> values() {
    return bars.stream().map(Bar::value).toList();
  }
}
