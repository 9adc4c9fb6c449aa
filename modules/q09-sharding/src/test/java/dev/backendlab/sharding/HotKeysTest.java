package dev.backendlab.sharding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HotKeysTest {

  private final HotKeys keys = new HotKeys();

  @Test
  void aCustomerIsHerOwnKey() {
    assertThat(keys.keyOf(42, 7)).isEqualTo(42);
    assertThat(keys.isHot(42)).isFalse();
  }

  @Test
  void whoIsHotHasKeysOfHerOwnForAllHerOrders() {
    keys.add(42);
    keys.add(43);
    var hers = LongStream.range(0, 1_000).mapToObj(order -> keys.keyOf(42, order)).toList();
    var others = LongStream.range(0, 1_000).mapToObj(order -> keys.keyOf(43, order)).toList();
    assertThat(Set.copyOf(hers)).hasSize(HotKeys.SALTS).allMatch(key -> key < 0);
    assertThat(hers).doesNotContainAnyElementsOf(others);
  }
}
