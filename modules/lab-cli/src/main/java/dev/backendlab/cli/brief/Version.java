package dev.backendlab.cli.brief;

import dev.backendlab.cli.text.Text;
import java.util.List;

/**
 * One way to tell a passage.
 *
 * @param lines none where the passage is left out
 * @param loss how much the reader misses, beside the longest version: a higher number, more of it
 * @param left what the lines do not show, nor say that they do not
 */
record Version(List<Text> lines, int loss, Left left) {

  Version {
    lines = List.copyOf(lines);
  }

  /** One that shows all, or says itself what it leaves away. */
  Version(List<Text> lines, int loss) {
    this(lines, loss, Left.NOTHING);
  }

  static Version without(int loss, Left left) {
    return new Version(List.of(), loss, left);
  }
}
