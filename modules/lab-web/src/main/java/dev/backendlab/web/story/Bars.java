package dev.backendlab.web.story;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.Evidences;
import dev.backendlab.kit.face.Ratios;
import dev.backendlab.kit.face.Shares;
import dev.backendlab.kit.figure.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Horizontal bars.
 *
 * @param unit of the values, with a note where the scale is logarithmic
 * @param ratio for a comparison, how many times one is the other; else empty
 * @param evidence how the values came about
 */
record Bars(String unit, String ratio, List<Bar> bars, String evidence) {

  /**
   * A bar.
   *
   * @param kind the name of its style: its side in a comparison, else plain
   * @param width in percent of the room
   */
  record Bar(String label, String figure, String kind, String width) {}

  static Bars of(Event.BarsCharted chart) {
    var values = chart.bars().stream().map(Event.Bar::value).toList();
    var bars = new ArrayList<Bar>();
    for (var bar : chart.bars()) {
      double share = Shares.of(bar.value(), values, chart.logarithmic());
      bars.add(new Bar(bar.label(), Figures.of(bar.value()), "plain", percent(share)));
    }
    var scale = chart.logarithmic() ? "logarithmic" : "";
    var unit = chart.unit().isEmpty() || scale.isEmpty() ? chart.unit() : chart.unit() + ", ";
    return new Bars(unit + scale, "", bars, Evidences.of(chart));
  }

  static Bars of(Event.Compared compared) {
    var values = List.of(compared.without().value(), compared.with().value());
    return new Bars(
        compared.unit(),
        Ratios.of(compared),
        List.of(side(compared.without(), "without", values), side(compared.with(), "with", values)),
        Evidences.of(compared));
  }

  private static Bar side(Event.Side side, String kind, List<Double> values) {
    return new Bar(
        side.label(),
        Figures.of(side.value()),
        kind,
        percent(Shares.of(side.value(), values, false)));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", share * 100);
  }
}
