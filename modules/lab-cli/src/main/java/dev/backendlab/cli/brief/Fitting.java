package dev.backendlab.cli.brief;

import dev.backendlab.cli.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a version of each passage, so that all of them fit and as little as possible is lost: a
 * knapsack with a choice of versions, small enough to be solved exactly.
 */
final class Fitting {

  private final List<Passage> passages;
  private final boolean airy;
  private final int room;
  private final @Nullable Best[][][] known;

  private Fitting(List<Passage> passages, boolean airy, int room) {
    this.passages = passages;
    this.airy = airy;
    this.room = room;
    this.known = new Best[passages.size()][room + 1][Above.values().length];
  }

  /** What was chosen, as text, and what the reader misses. */
  record Chosen(List<Text> lines, int loss, Left left) {

    Chosen plus(int moreLoss, Left moreLeft) {
      return new Chosen(lines, loss + moreLoss, left.and(moreLeft));
    }
  }

  /** A version by its place, and the loss from there on. */
  private record Best(int loss, int version) {}

  /**
   * The best that fits. There is always one, since every passage can be left out.
   *
   * @param airy whether pictures have a blank line above and below
   */
  static Chosen of(List<Passage> passages, boolean airy, int room) {
    return new Fitting(passages, airy, room).chosen();
  }

  private Chosen chosen() {
    var lines = new ArrayList<Text>();
    var above = Above.NOTHING;
    var left = Left.NOTHING;
    int loss = 0;
    for (int i = 0; i < passages.size(); i++) {
      var passage = passages.get(i);
      var version = passage.versions().get(best(i, room - lines.size(), above).version);
      lines.addAll(above.joined(passage, version, airy));
      above = above.then(passage, version);
      left = left.and(version.left());
      loss += version.loss();
    }
    return new Chosen(lines, loss, left);
  }

  private Best best(int index, int left, Above above) {
    if (index == passages.size()) {
      return new Best(0, 0);
    }
    var solved = known[index][left][above.ordinal()];
    if (solved == null) {
      solved = solve(index, left, above);
      known[index][left][above.ordinal()] = solved;
    }
    return solved;
  }

  private Best solve(int index, int left, Above above) {
    var passage = passages.get(index);
    var found = new Best(Integer.MAX_VALUE, -1);
    for (int i = 0; i < passage.versions().size(); i++) {
      var version = passage.versions().get(i);
      int rest = left - above.height(passage, version, airy);
      if (rest >= 0) {
        int loss = version.loss() + best(index + 1, rest, above.then(passage, version)).loss;
        found = loss < found.loss ? new Best(loss, i) : found;
      }
    }
    return found;
  }
}
