package dev.backendlab.sharding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HotKeysTest {

  private final HotKeys keys = new HotKeys();

  @Test
  void aCustomerIsHerOwnKey() {
    assertThat(keys.keyOf(42, 7)).isEqualTo(42);
    assertThat(keys.keysOf(42)).containsExactly(42L);
  }

  @Test
  void whoIsHotHasKeysOfHerOwnForAllHerOrders() {
    keys.add(42);
    keys.add(43);
    assertThat(LongStream.range(0, 1_000).mapToObj(order -> keys.keyOf(42, order)))
        .hasSize(1_000)
        .isSubsetOf(keys.keysOf(42))
        .doesNotContainAnyElementsOf(keys.keysOf(43));
    assertThat(keys.keysOf(42))
        .doesNotHaveDuplicates()
        .hasSize(HotKeys.SALTS)
        .allMatch(key -> key < 0);
  }
}
