package dev.backendlab.kit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherFactory;

class OurLanguageTest {

  @Test
  void testsSpeakItWhateverTheUsers() {
    var usual = Locale.getDefault();
    Locale.setDefault(Locale.of("fa", "IR"));
    try (var session = LauncherFactory.openSession()) {
      assertThat("%,d %.1f".formatted(1_000, 0.5)).isEqualTo("1,000 0.5");
    } finally {
      Locale.setDefault(usual);
    }
  }
}
