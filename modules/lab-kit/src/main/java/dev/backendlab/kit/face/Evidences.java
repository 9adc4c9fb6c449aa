package dev.backendlab.kit.face;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Event.Spread;
import dev.backendlab.kit.event.Evidence;
import dev.backendlab.kit.figure.Figures;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How figures came about, in words; empty for what was counted, which is the usual case. */
public final class Evidences {

  private Evidences() {}

  /** Of a check: {@code measured, 2.9 to 3.4 in 500}. */
  public static String of(Event.Checked check) {
    var spread = check.spread();
    return spread == null ? "" : "measured, " + words(spread);
  }

  /** Of a comparison: both spreads. */
  public static String of(Event.Compared compared) {
    var sides = new ArrayList<String>();
    for (var side : List.of(compared.without(), compared.with())) {
      var spread = side.spread();
      if (spread != null) {
        sides.add(side.label() + " " + words(spread));
      }
    }
    return sides.isEmpty() ? "" : "measured: " + String.join("; ", sides);
  }

  /** Of bars: their number of observations, and the widest spread. */
  public static String of(Event.BarsCharted chart) {
    var spreads = chart.bars().stream().map(Event.Bar::spread).filter(Objects::nonNull).toList();
    if (spreads.isEmpty()) {
      return chart.evidence() == null ? "" : chart.evidence().words();
    }
    double widest =
        chart.bars().stream()
            .filter(bar -> bar.spread() != null && bar.value() != 0)
            .mapToDouble(bar -> width(bar.value(), bar.spread()))
            .max()
            .orElse(0);
    return "measured %s, within %s%% of each value%s"
        .formatted(
            times(spreads.stream().mapToLong(Spread::n).min().orElse(0)),
            Figures.of(Math.ceil(widest)),
            spreads.stream().allMatch(Spread::steady) ? "" : "; not steady");
  }

  private static double width(double value, @Nullable Spread spread) {
    return spread == null
        ? 0
        : 100 * Math.max(spread.high() - value, value - spread.low()) / Math.abs(value);
  }

  /**
   * Of a table, by column: {@code counted: calls · measured: p50}; one word where all are alike.
   */
  public static String of(Event.Tabled table) {
    var evidence = table.evidence();
    if (evidence == null) {
      return "";
    }
    var columns = new EnumMap<Evidence, List<String>>(Evidence.class);
    for (int i = 0; i < evidence.size(); i++) {
      var kind = evidence.get(i);
      if (kind != null) {
        columns.computeIfAbsent(kind, none -> new ArrayList<>()).add(table.columns().get(i));
      }
    }
    if (columns.size() == 1) {
      return columns.keySet().iterator().next().words();
    }
    return String.join(
        " · ",
        columns.entrySet().stream()
            .map(kind -> kind.getKey().words() + ": " + String.join(", ", kind.getValue()))
            .toList());
  }

  /** Of lines, one word for all of them, or one for each that differs. */
  public static String of(Event.LinesCharted chart) {
    var kinds = chart.series().stream().map(Event.Series::evidence).distinct().toList();
    if (kinds.size() == 1) {
      var kind = kinds.getFirst();
      return kind == null ? "" : kind.words();
    }
    return String.join(
        " · ",
        chart.series().stream()
            .map(series ->
                series.label() + (series.evidence() == null ? "" : " " + series.evidence().words()))
            .toList());
  }

  /** Of a timing: how the calls followed each other, and what is to be thought of its median. */
  public static String of(Event.Timed timed) {
    var spread = timed.spreads() == null ? null : timed.spreads().get("p50");
    var words =
        spread == null
            ? Stream.<String>empty()
            : Stream.of(
                "p50 within " + between(spread) + " ms", spread.steady() ? "" : "not steady");
    return String.join(
        ", ",
        Stream.concat(Stream.of(timed.loop() == null ? "" : timed.loop()), words)
            .filter(word -> !word.isEmpty())
            .toList());
  }

  /** Of a claim: on what its verdict rests, {@code , by 6 counts and 1 measurement}. */
  public static String of(List<Event> observations) {
    var kinds =
        observations.stream()
            .map(event ->
                switch (event) {
                  case Event.Checked checked -> checked.evidence();
                  case Event.Compared compared when !compared.demand().isEmpty() ->
                      compared.evidence();
                  default -> null;
                })
            .filter(Objects::nonNull)
            .toList();
    long measured = kinds.stream().filter(kind -> kind == Evidence.MEASURED).count();
    long counted = kinds.size() - measured;
    var words =
        Stream.of(counted(counted, "count"), counted(measured, "measurement"))
            .filter(word -> !word.isEmpty())
            .toList();
    return words.isEmpty() ? "" : ", by " + String.join(" and ", words);
  }

  private static String counted(long number, String one) {
    return number == 0 ? "" : number + " " + one + (number == 1 ? "" : "s");
  }

  private static String words(Spread spread) {
    return (spread.n() == 1 ? "once" : between(spread) + " in " + Figures.of(spread.n()))
        + (spread.steady() ? "" : ", not steady");
  }

  private static String times(long n) {
    return n == 1 ? "once" : Figures.of(n) + " times";
  }

  private static String between(Spread spread) {
    return Figures.of(spread.low()) + " to " + Figures.of(spread.high());
  }

  /** Whether the spreads of two sides overlap, so that they may as well be equal. */
  public static boolean isWithinNoise(Event.Compared compared) {
    var without = compared.without().spread();
    var with = compared.with().spread();
    return without != null
        && with != null
        && without.n() > 1
        && with.n() > 1
        && without.low() <= with.high()
        && with.low() <= without.high();
  }
}
