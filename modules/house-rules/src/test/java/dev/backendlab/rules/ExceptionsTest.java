package dev.backendlab.rules;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ExceptionsTest {

  private final Exceptions exceptions = new Exceptions(Map.of("a.Long", "for a reason"));

  @Test
  void aPlaceThatIsNamedMayOffend() {
    exceptions.coverAll(Map.of("a.Long", "has 151 lines"), "be short");
  }

  @Test
  void anyOtherPlaceMayNot() {
    assertThatThrownBy(() ->
            exceptions.coverAll(
                Map.of("a.Long", "has 151 lines", "b.Long", "has 152 lines"), "be short"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("be short")
        .hasMessageContaining("b.Long has 152 lines")
        .hasMessageNotContaining("a.Long has");
  }

  @Test
  void anExceptionThatNothingNeedsIsAFault() {
    assertThatThrownBy(() -> exceptions.coverAll(Map.of(), "be short"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("a.Long");
  }
}
