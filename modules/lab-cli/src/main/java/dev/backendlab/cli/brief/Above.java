package dev.backendlab.cli.brief;

import dev.backendlab.cli.text.Text;
import java.util.ArrayList;
import java.util.List;

/** What stands above a passage, which decides whether a blank line parts the two. */
enum Above {
  NOTHING,
  LINES,
  PICTURE;

  /** The lines of a version below this, with a blank one where they stand apart. */
  List<Text> joined(Passage passage, Version version, boolean airy) {
    var lines = new ArrayList<Text>();
    if (isApart(passage, version, airy)) {
      lines.add(Text.EMPTY);
    }
    lines.addAll(version.lines());
    return lines;
  }

  int height(Passage passage, Version version, boolean airy) {
    return version.lines().size() + (isApart(passage, version, airy) ? 1 : 0);
  }

  private boolean isApart(Passage passage, Version version, boolean airy) {
    if (this == NOTHING || version.lines().isEmpty()) {
      return false;
    }
    return passage.beginsScene() || (airy && (this == PICTURE || isPicture(passage, version)));
  }

  /** What then stands above the next one. */
  Above then(Passage passage, Version version) {
    return version.lines().isEmpty() ? this : isPicture(passage, version) ? PICTURE : LINES;
  }

  private static boolean isPicture(Passage passage, Version version) {
    return passage.isPicture() && version.lines().size() > 1;
  }
}
