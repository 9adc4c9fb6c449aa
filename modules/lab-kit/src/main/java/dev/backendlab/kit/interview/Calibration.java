package dev.backendlab.kit.interview;

import java.util.List;
import java.util.Locale;

/**
 * How well somebody knows what they know: the Brier score, the mean of the squared differences
 * between how sure they were and what happened (1 where they were right, else 0).
 *
 * @param count how many predictions it rests on
 * @param brier from 0, perfect, to 1; 0 where there is none
 * @see <a href="https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2">G. W. Brier,
 *     Verification of forecasts expressed in terms of probability, 1950</a>
 */
public record Calibration(int count, double brier) {

  /** One prediction: how sure, in percent, and whether it was right. */
  public record Forecast(int percent, boolean right) {

    double squaredError() {
      double off = percent / 100.0 - (right ? 1 : 0);
      return off * off;
    }
  }

  /** Of these predictions. */
  public static Calibration of(List<Forecast> forecasts) {
    return new Calibration(
        forecasts.size(),
        forecasts.stream().mapToDouble(Forecast::squaredError).average().orElse(0));
  }

  /** The score with what it rests on, in one sentence. */
  public String words() {
    return count == 0
        ? "No prediction was settled yet."
        : String.format(
            Locale.ROOT,
            "Brier score %.2f over %d settled %s of all your sessions.",
            brier,
            count,
            count == 1 ? "prediction" : "predictions");
  }

  /** What the score means, in one line. */
  public static String meaning() {
    return "The mean squared difference between how sure you were and what happened (Brier, 1950):"
        + " 0 is perfect, and saying 50% every time gives 0.25.";
  }
}
