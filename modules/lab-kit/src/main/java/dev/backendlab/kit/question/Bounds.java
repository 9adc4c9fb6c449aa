package dev.backendlab.kit.question;

import java.util.List;
import java.util.function.Supplier;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/**
 * How large a text may be and how deep its parts may stand in each other. A parser goes down as
 * deep as its text does, and its stack ends; so one file would end the reading of all.
 */
final class Bounds {

  /** Three times the longest README; some marks cost a parser the square of their number. */
  static final int MOST_OF_A_TEXT = 64 << 10;

  static final int MOST_OF_A_SOURCE = 1 << 20;

  private static final int MOST_LINES = 2_000;

  /** A table's rows are filled up to its columns, so that few signs make many cells. */
  private static final int MOST_BARS = 40;

  static final int DEEPEST = 40;

  private static final int MOST_BRACKETS = 100;

  private static final String FLATTER = "Write it flatter";

  private Bounds() {}

  /** Reads a text, whatever stands in each other there. */
  static <T extends @Nullable Object> T within(String text, Defects defects, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (StackOverflowError tooDeep) {
      defects.add(lineOfMostMarks(text.lines().toList()), "too much stands in each other", FLATTER);
      throw defects.refusal();
    }
  }

  /** Where such a text is deepest: the parser did not live to say it. */
  private static int lineOfMostMarks(List<String> lines) {
    int line = 1;
    long most = 0;
    for (int i = 0; i < lines.size(); i++) {
      long marks = lines.get(i).chars().filter(Bounds::isMark).count();
      if (marks > most) {
        most = marks;
        line = i + 1;
      }
    }
    return line;
  }

  private static boolean isMark(int sign) {
    return !Character.isLetterOrDigit(sign) && !Character.isWhitespace(sign);
  }

  /** Refuses lines of which a reader would make more than they look like. */
  static void check(List<String> lines, Defects defects) {
    if (lines.size() > MOST_LINES) {
      defects.add(MOST_LINES + 1, "the file has more than 2,000 lines", "Cut it short");
    }
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).chars().filter(sign -> sign == '|').count() > MOST_BARS) {
        defects.add(i + 1, "the line has more than " + MOST_BARS + " bars", "Use fewer columns");
      }
    }
    if (!defects.isEmpty()) {
      throw defects.refusal();
    }
  }

  /** Refuses a tree that is deeper than a reader should go; goes through it without a stack. */
  static void check(Node tree, Defects defects) {
    int depth = 0;
    var node = tree;
    do {
      if (depth > DEEPEST) {
        defects.add(MarkdownFile.line(node), "too much stands in each other", FLATTER);
        throw defects.refusal();
      }
      if (node.getFirstChild() != null) {
        node = node.getFirstChild();
        depth++;
        continue;
      }
      while (depth > 0 && node.getNext() == null) {
        node = node.getParent();
        depth--;
      }
      node = depth == 0 ? node : node.getNext();
    } while (depth > 0);
  }

  /** Refuses a source whose brackets stand too deep in each other, wherever they stand. */
  static void checkBrackets(List<String> lines, Defects defects) {
    int depth = 0;
    for (int i = 0; i < lines.size(); i++) {
      for (int sign : lines.get(i).chars().toArray()) {
        depth += "([{".indexOf(sign) >= 0 ? 1 : ")]}".indexOf(sign) >= 0 ? -1 : 0;
        depth = Math.max(0, depth);
        if (depth > MOST_BRACKETS) {
          defects.add(i + 1, "too many brackets stand in each other", FLATTER);
          throw defects.refusal();
        }
      }
    }
  }
}
