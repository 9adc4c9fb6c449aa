package dev.backendlab.sharding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HashRingTest {

  private final HashRing four = new HashRing(List.of("a", "b", "c", "d"), 64);
  private final HashRing five = new HashRing(List.of("a", "b", "c", "d", "e"), 64);

  @Test
  void tokensAreTheSameForEver() {
    assertThat(Token.of(42)).isEqualTo(-2130151072);
    assertThat(Token.of("shard-1#0")).isEqualTo(-305220299);
  }

  @Test
  void theOrderOfTheServersDoesNotMatter() {
    var shuffled = new HashRing(List.of("d", "b", "a", "c"), 64);
    assertThat(LongStream.range(0, 10_000))
        .allMatch(key -> shuffled.shardOf(key).equals(four.shardOf(key)));
  }

  @Test
  void aNewServerOnlyTakes() {
    assertThat(LongStream.range(0, 10_000))
        .filteredOn(key -> !five.shardOf(key).equals(four.shardOf(key)))
        .isNotEmpty()
        .allMatch(key -> five.shardOf(key).equals("e"));
  }

  @Test
  void sharesAreThoseOfTheKeys() {
    var keys =
        LongStream.range(0, 100_000)
            .boxed()
            .collect(Collectors.groupingBy(four::shardOf, Collectors.counting()));
    four.shares()
        .forEach((shard, share) ->
            assertThat(keys.getOrDefault(shard, 0L) / 100_000.0)
                .isCloseTo(share, Offset.offset(0.01)));
    assertThat(four.shares().values().stream().mapToDouble(share -> share).sum())
        .isCloseTo(1, Offset.offset(1e-9));
  }

  @Test
  void movesHoldEveryKeyThatChangesItsServerAndNoOther() {
    var moves = four.movesTo(five);
    for (long key = 0; key < 10_000; key++) {
      int token = Token.of(key);
      var from = four.shardOf(key);
      var to = five.shardOf(key);
      assertThat(moves.stream().filter(move -> move.arc().contains(token)).toList())
          .hasSize(from.equals(to) ? 0 : 1)
          .allMatch(move -> move.from().equals(from) && move.to().equals(to));
    }
  }

  @Test
  void noArcNeedsTwoGates() {
    var ends = new ArrayList<>(KeyGates.ends());
    assertThat(ends).hasSize(64).isSorted().last().isEqualTo(Integer.MAX_VALUE);
    assertThat(four.movesTo(five))
        .noneMatch(move ->
            ends.stream().anyMatch(end -> move.arc().first() <= end && end < move.arc().last()));
  }

  @Test
  void oneServerOwnsTheWholeCircle() {
    var ring = new HashRing(Set.of("alone"), 1);
    assertThat(ring.ownerOf(Integer.MIN_VALUE)).isEqualTo("alone");
    assertThat(ring.ownerOf(Integer.MAX_VALUE)).isEqualTo("alone");
    assertThat(ring.shares()).containsEntry("alone", 1.0);
  }

  @Test
  void aRingWithoutServersIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new HashRing(List.of(), 64));
  }
}
