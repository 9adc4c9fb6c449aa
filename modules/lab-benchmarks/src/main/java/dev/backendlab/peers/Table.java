package dev.backendlab.peers;

import static java.util.Comparator.comparingDouble;

import dev.backendlab.kit.Measured;
import dev.backendlab.peers.Observation.Kind;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A comparison in Markdown: first the way that the others are held against, then the fastest first.
 *
 * @param jvms what each JVM saw
 */
record Table(Comparison comparison, List<List<Observation>> jvms) {

  String text() {
    var first = comparison.first();
    var others =
        comparison.ways().stream()
            .filter(way -> !way.equals(first))
            .sorted(comparingDouble(way -> micros(way).median().value()));
    return Stream.concat(Stream.of(first), others)
        .map(way -> row(way, micros(first)))
        .collect(Collectors.joining("\n", head(), "\n"));
  }

  private String head() {
    return """
    | %s | p50, µs | times the first | in single rounds | µs more | round trips | to reach |
    | --- | --- | --- | --- | --- | --- | --- |
    """
        .formatted(comparison.about().work());
  }

  private String row(Method method, Series first) {
    var way = method.getAnnotation(Way.class);
    var micros = micros(method);
    var times = micros.with(first, (mine, other) -> mine / other);
    var more = micros.with(first, (mine, other) -> mine - other).median();
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %s | %.2f to %.2f | %s | %s | %s |",
        way.value(),
        micros.median().value(),
        shown("%.2f", times.median()) + (times.median().steady() ? "" : ", *not steady*"),
        times.lowest(),
        times.highest(),
        shown("%.1f", more),
        trips(method),
        demand(way, times.median(), more));
  }

  private static String shown(String digits, Measured median) {
    var format = "%1$s (%1$s to %1$s)".replace("%1$s", digits);
    return String.format(Locale.ROOT, format, median.value(), median.low(), median.high());
  }

  private Series micros(Method way) {
    return new Series(jvms.stream().map(seen -> values(seen, way, Kind.MICROS).toArray()).toList());
  }

  /** On average; nothing where they are not counted. */
  private String trips(Method way) {
    var average = jvms.stream().flatMapToDouble(seen -> values(seen, way, Kind.TRIPS)).average();
    return average.isPresent() ? String.format(Locale.ROOT, "%.2f", average.getAsDouble()) : "";
  }

  private static DoubleStream values(List<Observation> seen, Method way, Kind kind) {
    return seen.stream()
        .filter(each -> each.kind() == kind && each.way().equals(way.getName()))
        .mapToDouble(Observation::value);
  }

  private static String demand(Way way, Measured times, Measured more) {
    if (way.mostTimes() < Double.POSITIVE_INFINITY) {
      return "%s times%s".formatted(way.mostTimes(), verdict(times, way.mostTimes()));
    }
    if (way.mostMicros() < Double.POSITIVE_INFINITY) {
      return "%.0f µs more%s".formatted(way.mostMicros(), verdict(more, way.mostMicros()));
    }
    return "";
  }

  /** A demand is met, or missed, where that is so for the whole of the interval. */
  private static String verdict(Measured measured, double most) {
    if (measured.high() <= most) {
      return "";
    }
    return measured.low() > most ? ", missed" : ", within noise";
  }
}
