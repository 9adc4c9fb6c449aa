package dev.backendlab.eventdriven;

import dev.backendlab.kit.Bar;
import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Measured;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What happened when in a request to the in-line checkout.
 *
 * @param millis until the answer
 * @param parts how long each took, by the answer's Server-Timing
 */
record Timeline(double millis, Map<String, Double> parts) {

  private static final Pattern PART = Pattern.compile("(\\w+);dur=([0-9.]+)");

  /** Of so many requests, one after the other; the shortest first. */
  static List<Timeline> of(int requests, Customer customer) {
    return Stream.generate(() -> of(customer))
        .limit(requests)
        .sorted(Comparator.comparingDouble(Timeline::millis))
        .toList();
  }

  private static Timeline of(Customer customer) {
    long start = System.nanoTime();
    var timing = customer.buys(Customer.IN_LINE).header("Server-Timing");
    double millis = (System.nanoTime() - start) / 1e6;
    var parts = new LinkedHashMap<String, Double>();
    PART.matcher(timing)
        .results()
        .forEach(part -> parts.put(part.group(1), Double.valueOf(part.group(2))));
    return new Timeline(millis, parts);
  }

  static Measured median(List<Timeline> requests, ToDoubleFunction<Timeline> figure) {
    return Measured.median(requests.stream().mapToDouble(figure).toArray());
  }

  boolean isShorterThanItsParts() {
    return parts.values().stream().mapToDouble(Double::doubleValue).sum() > millis;
  }

  double slowestPart() {
    return parts.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  /** Its parts, and what the customer waits. */
  List<Bar> bars() {
    var all = new LinkedHashMap<>(parts);
    all.put("the customer waits", millis);
    return Bar.of(new ByName<>(all).map(Measured::once));
  }
}
