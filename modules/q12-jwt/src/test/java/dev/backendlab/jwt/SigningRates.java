package dev.backendlab.jwt;

import dev.backendlab.kit.Bar;
import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Measured;
import dev.backendlab.kit.Stage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * How many tokens one thread signs, and how many it verifies, in a second of processor time.
 *
 * @param signs by algorithm
 * @param verifies by algorithm
 */
record SigningRates(ByName<Measured> signs, ByName<Measured> verifies) {

  /**
   * Elliptic curves in Java are thousands of small methods, and the compiler comes late to them.
   */
  private static final Duration WARM_UP = Duration.ofMillis(500);

  private static final Duration LIMIT = Duration.ofMillis(300);
  private static final List<Column> LENGTHS =
      List.of(Column.of("algorithm"), Column.counted("token"), Column.counted("its signature"));

  static SigningRates of(Stage stage, List<SigningWork> all) {
    var rates = stage.rates("until the compiler has finished");
    for (var work : all) {
      rates = rates.way("sign " + work.algorithm(), work::sign);
      rates = rates.way("verify " + work.algorithm(), work::verify);
    }
    var steady = rates.steady(WARM_UP, LIMIT);
    var signs = new LinkedHashMap<String, Measured>();
    var verifies = new LinkedHashMap<String, Measured>();
    for (var work : all) {
      signs.put(work.algorithm(), steady.of("sign " + work.algorithm()));
      verifies.put(work.algorithm(), steady.of("verify " + work.algorithm()));
    }
    return new SigningRates(new ByName<>(signs), new ByName<>(verifies)).shown(stage, all);
  }

  private SigningRates shown(Stage stage, List<SigningWork> all) {
    stage.logarithmicBars("Tokens signed per second", "tokens/s", Bar.of(signs));
    stage.logarithmicBars("Tokens verified per second", "tokens/s", Bar.of(verifies));
    stage.table("Length in characters", LENGTHS, all, SigningWork::lengths);
    return this;
  }
}
