package dev.backendlab.eventdriven.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ServerTimingTest {

  @Test
  void partsAreToldInOrderInMillisecondsWhateverTheLanguage() {
    var usual = Locale.getDefault();
    Locale.setDefault(Locale.of("fa", "IR"));
    try {
      var timing = new ServerTiming();
      timing.of("payment", () -> {});
      timing.of("MAIL", () -> {});
      assertThat(timing.value())
          .matches("payment;dur=[0-9]+\\.[0-9]{2}, mail;dur=[0-9]+\\.[0-9]{2}");
    } finally {
      Locale.setDefault(usual);
    }
  }
}
