package dev.backendlab.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendlab.kit.Hold;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SingleFlightTest {

  private final SingleFlight flights = new SingleFlight();

  @Test
  void anErrorLandsForThoseWhoWaitAndTheNextReaderLoadsAnew() {
    var hold = new Hold(1);
    var first = CompletableFuture.supplyAsync(() -> flights.join("list", () -> failing(hold)));
    hold.awaitArrived();
    var second = CompletableFuture.supplyAsync(() -> flights.join("list", () -> "not needed"));
    hold.release();

    assertThatThrownBy(first::join).hasRootCauseInstanceOf(StackOverflowError.class);
    assertThat(second.handle((list, failure) -> list == null || list.equals("not needed")).join())
        .as("it came in time and failed too, or came late and loaded")
        .isTrue();
    assertThat(flights.join("list", () -> "fresh")).isEqualTo("fresh");
  }

  private static String failing(Hold hold) {
    hold.arrive();
    throw new StackOverflowError();
  }
}
