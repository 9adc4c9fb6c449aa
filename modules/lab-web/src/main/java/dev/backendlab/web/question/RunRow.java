package dev.backendlab.web.question;

import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.run.Runs;
import org.jspecify.annotations.Nullable;

/** An earlier run in a list. */
public record RunRow(Runs.Past past) {

  public String id() {
    return past.folder().getFileName().toString();
  }

  public String address() {
    return "/%s/runs/%s".formatted(past.started().question(), id());
  }

  public @Nullable String broken() {
    return past.started().broken();
  }

  public int planned() {
    return past.started().claims().size();
  }

  public long proven() {
    return past.claims().values().stream()
        .filter(claim -> claim.outcome() == Outcome.PROVEN)
        .count();
  }

  /** The run's; null where it was cut off or is still told. */
  public @Nullable Outcome outcome() {
    return past.ended().map(ended -> ended.outcome()).orElse(null);
  }

  public long millis() {
    return past.ended().map(ended -> ended.millis()).orElse(0L);
  }

  /** Whether it went as it should: a broken twin is to be refuted. */
  public boolean isGood() {
    return outcome() != null && (outcome() == Outcome.PROVEN) == (broken() == null);
  }
}
