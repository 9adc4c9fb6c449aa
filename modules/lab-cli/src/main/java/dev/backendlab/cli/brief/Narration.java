package dev.backendlab.cli.brief;

import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import java.util.ArrayList;
import java.util.List;

/** Sentences that begin a scene: all of them, or the first that fit. */
public final class Narration {

  private static final int MOST_LINES = 3;
  private static final int LENGTH = 14;
  private static final int ALL_OF_IT = 50;

  private Narration() {}

  static Passage of(String said, int width) {
    var versions = new ArrayList<Version>();
    for (int most = MOST_LINES; most > 0; most--) {
      var lines = lines(said, most, width);
      if (versions.isEmpty() || lines.size() < versions.getLast().lines().size()) {
        versions.add(new Version(lines, LENGTH * versions.size()));
      }
    }
    versions.add(Version.without(LENGTH * versions.size() + ALL_OF_IT, Left.of("remark", 1)));
    return new Passage(Passage.Kind.SCENE, versions);
  }

  /** The first words of a claim, which are told before anything else is known. */
  public static List<Text> opening(String said, int width) {
    return lines(said, MOST_LINES, width);
  }

  private static List<Text> lines(String said, int most, int width) {
    var text = said.strip();
    while (Text.of(text).wrapped(width).size() > most) {
      int end = text.lastIndexOf(". ", text.length() - 2);
      if (end < 0) {
        return Layout.first(most, Text.of(text).wrapped(width), width);
      }
      text = text.substring(0, end + 1);
    }
    var whole = Text.of(text);
    return text.length() == said.strip().length()
        ? whole.wrapped(width)
        : Layout.first(most, whole.and(" …", Style.FAINT).wrapped(width), width);
  }
}
