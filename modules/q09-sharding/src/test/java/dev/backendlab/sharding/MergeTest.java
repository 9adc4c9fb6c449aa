package dev.backendlab.sharding;

import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MergeTest {

  @Test
  void aPageIsThatOfTheSortedWhole() {
    var random = new Random(1);
    var parts = new ArrayList<List<Integer>>();
    var whole = new ArrayList<Integer>();
    for (int size : new int[] {50, 0, 1, 120}) {
      var part = random.ints(size, 0, 100).sorted().boxed().toList();
      parts.add(part);
      whole.addAll(part);
    }
    whole.sort(naturalOrder());
    assertThat(Merge.page(parts, naturalOrder(), 40, 10)).isEqualTo(whole.subList(40, 50));
    assertThat(Merge.page(parts, naturalOrder(), 165, 10)).isEqualTo(whole.subList(165, 171));
    assertThat(Merge.page(parts, naturalOrder(), 0, Integer.MAX_VALUE)).isEqualTo(whole);
  }

  @Test
  void pastTheEndThereIsNothing() {
    assertThat(Merge.page(List.of(List.of(1), List.of(2)), naturalOrder(), 2, 10)).isEmpty();
    assertThat(Merge.page(List.<List<Integer>>of(), naturalOrder(), 0, 10)).isEmpty();
  }

  @Test
  void noListIsReadFurtherThanThePageNeeds() {
    var read = new ArrayList<Integer>();
    Iterable<Integer> endless = () -> counting(read);
    assertThat(Merge.page(List.of(endless), naturalOrder(), 0, 3)).containsExactly(0, 1, 2);
    assertThat(read).hasSize(4);
  }

  private static Iterator<Integer> counting(List<Integer> read) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public Integer next() {
        read.add(read.size());
        return read.getLast();
      }
    };
  }
}
