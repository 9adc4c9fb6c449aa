package dev.backendlab.kit.walk;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a walk's text.
 *
 * @param titleLine where the title is, or should be
 * @param introduction in Markdown
 */
record Parts(String title, int titleLine, String introduction, List<Part> steps) {

  /** A heading, and what stands below it on one line. */
  record Part(String heading, int line, String text) {}

  /**
   * Divides the lines behind the front matter.
   *
   * @param head how many lines that takes
   */
  static Parts of(List<String> lines, int head) {
    var parts = new ArrayList<Part>();
    var heading = "";
    int line = head + 1;
    var text = new ArrayList<String>();
    for (int i = head; i < lines.size(); i++) {
      if (lines.get(i).startsWith("#")) {
        parts.add(new Part(heading, line, joined(text)));
        heading = lines.get(i).strip();
        line = i + 1;
        text.clear();
      } else {
        text.add(lines.get(i).strip());
      }
    }
    parts.add(new Part(heading, line, joined(text)));
    var first = parts.removeFirst();
    boolean titled = !parts.isEmpty() && parts.getFirst().heading().startsWith("# ");
    var title = titled ? parts.removeFirst() : first;
    return new Parts(title.heading().replaceFirst("^#\\s+", ""), title.line(), title.text(), parts);
  }

  private static String joined(List<String> lines) {
    return String.join(" ", lines).replaceAll("\\s+", " ").strip();
  }
}
