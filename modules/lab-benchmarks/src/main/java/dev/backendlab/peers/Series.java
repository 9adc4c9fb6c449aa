package dev.backendlab.peers;

import dev.backendlab.kit.Measured;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/** A figure of each round, in the order of the rounds, by JVM. */
record Series(List<double[]> jvms) {

  /** How far the medians of the JVMs may lie from theirs, where the figure is steady. */
  private static final double AGREEMENT = 0.1;

  /** Of all rounds, with its 95% confidence interval. */
  Measured median() {
    var median = Measured.median(jvms.stream().flatMapToDouble(Arrays::stream).toArray());
    var medians = jvms.stream().mapToDouble(rounds -> Measured.median(rounds).value());
    boolean steady =
        medians.allMatch(
            each -> Math.abs(each - median.value()) <= AGREEMENT * Math.abs(median.value()));
    return new Measured(median.value(), median.n(), median.low(), median.high(), steady);
  }

  double lowest() {
    return jvms.stream().flatMapToDouble(Arrays::stream).min().orElseThrow();
  }

  double highest() {
    return jvms.stream().flatMapToDouble(Arrays::stream).max().orElseThrow();
  }

  /** This figure and another one of the same rounds, put together round by round. */
  Series with(Series other, DoubleBinaryOperator together) {
    return new Series(
        IntStream.range(0, jvms.size())
            .mapToObj(jvm -> together(jvms.get(jvm), other.jvms.get(jvm), together))
            .toList());
  }

  private static double[] together(double[] ones, double[] others, DoubleBinaryOperator together) {
    return IntStream.range(0, ones.length)
        .mapToDouble(round -> together.applyAsDouble(ones[round], others[round]))
        .toArray();
  }
}
