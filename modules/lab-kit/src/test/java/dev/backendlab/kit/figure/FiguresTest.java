package dev.backendlab.kit.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private final Locale usual = Locale.getDefault();

  @BeforeEach
  void aLocaleThatWritesNumbersItsOwnWay() {
    Locale.setDefault(Locale.of("tr", "TR"));
  }

  @AfterEach
  void back() {
    Locale.setDefault(usual);
  }

  @Test
  void measuredNumbersHaveThreeDigits() {
    assertThat(Figures.of(0.0423)).isEqualTo("0.042");
    assertThat(Figures.of(0.423)).isEqualTo("0.42");
    assertThat(Figures.of(4.236)).isEqualTo("4.24");
    assertThat(Figures.of(42.36)).isEqualTo("42.4");
    assertThat(Figures.of(4236.5)).isEqualTo("4,237");
    assertThat(Figures.of(3.0)).isEqualTo("3");
  }

  @Test
  void valuesReadAsWords() {
    assertThat(Figures.of((Object) null)).isEqualTo("nothing");
    assertThat(Figures.of(true)).isEqualTo("yes");
    assertThat(Figures.of((Object) 1_234_567)).isEqualTo("1,234,567");
    assertThat(Figures.of("text")).isEqualTo("text");
    assertThat(Figures.of(java.util.List.of())).isEqualTo("none");
    assertThat(Figures.of(java.util.List.of(1_000, "b"))).isEqualTo("1,000, b");
    assertThat(Figures.of(Double.POSITIVE_INFINITY)).isEqualTo("infinity");
  }
}
