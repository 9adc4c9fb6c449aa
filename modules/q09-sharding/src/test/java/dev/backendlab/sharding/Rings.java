package dev.backendlab.sharding;

import dev.backendlab.kit.Counted;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.event.Event.Axis;
import dev.backendlab.kit.event.Event.Series;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * 200 rings of five servers, which have other names on each and so stand at other points: one ring
 * is one draw, and says little about the next.
 *
 * @param shares which part of the circle each server has, by ring
 */
record Rings(int virtualNodes, List<Map<String, Double>> shares) {

  private static final int RINGS = 200;
  private static final int SERVERS = 5;

  /** A figure of all rings, in percent: one ring of twenty has less, or has more. */
  record Band(Counted low, Counted median, Counted high) {}

  /** For 1, 2, 4 virtual nodes and so on, up to what is usual. */
  static List<Rings> byVirtualNodes() {
    return IntStream.iterate(1, nodes -> nodes <= HashRing.USUAL, nodes -> 2 * nodes)
        .mapToObj(nodes ->
            new Rings(
                nodes,
                IntStream.range(0, RINGS)
                    .mapToObj(ring -> new HashRing(names(ring), nodes).shares())
                    .toList()))
        .toList();
  }

  private static List<String> names(int ring) {
    return IntStream.range(0, SERVERS).mapToObj(server -> server + " of " + ring).toList();
  }

  /** The keys that move when the fifth server comes: the new one takes its share, and no other. */
  Band moved() {
    var fifth = SERVERS - 1 + " of ";
    return band(shares ->
        shares.entrySet().stream()
            .filter(each -> each.getKey().startsWith(fifth))
            .mapToDouble(Map.Entry::getValue)
            .sum());
  }

  /** The fullest server's surplus over an even share, in percent of that. */
  Band surplus() {
    return band(shares -> SERVERS * Collections.max(shares.values()) - 1);
  }

  private Band band(ToDoubleFunction<Map<String, Double>> part) {
    var sorted = shares.stream().mapToDouble(part).map(each -> 100 * each).sorted().toArray();
    return new Band(
        new Counted(sorted[RINGS / 20 - 1]),
        new Counted(sorted[RINGS / 2 - 1]),
        new Counted(sorted[RINGS - RINGS / 20 - 1]));
  }

  static void show(Stage stage, String title, List<Rings> rings, Function<Rings, Band> band) {
    stage.lines(
        title,
        new Axis("virtual nodes of each server", true),
        new Axis("%", false),
        List.of(
            line("19 of 20 rings have less", rings, band.andThen(Band::high)),
            line("the median ring", rings, band.andThen(Band::median)),
            line("1 of 20 rings has less", rings, band.andThen(Band::low))));
  }

  private static Series line(String label, List<Rings> rings, Function<Rings, Counted> figure) {
    return Series.counted(
        label,
        rings.stream().map(each -> (double) each.virtualNodes).toList(),
        rings.stream().map(each -> figure.apply(each).value()).toList());
  }
}
