package dev.backendlab.kit.question;

import static dev.backendlab.kit.question.MarkdownFile.children;
import static dev.backendlab.kit.question.MarkdownFile.line;
import static dev.backendlab.kit.question.MarkdownFile.plain;

import dev.backendlab.kit.question.Outline.Part;
import dev.backendlab.kit.question.Rubric.Point;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.commonmark.node.BulletList;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;

/** Reads a rubric: a list, each item of which is one point. */
final class RubricText {

  private static final int MOST_WORDS = 20;
  private static final String FORM =
      "Write '- **Junior:** What is said. (`claim`)', or **Senior:**, **Staff:**, **Red flag:**, **Case:**";

  private final MarkdownFile file;
  private final Citations citations;
  private final Defects defects;
  private final Map<Kind, List<Point>> points = new EnumMap<>(Kind.class);
  private Kind last = Kind.JUNIOR;

  private RubricText(MarkdownFile file, Citations citations, Defects defects) {
    this.file = file;
    this.citations = citations;
    this.defects = defects;
  }

  /** The word that a point begins with, and how many such points there may be. */
  private enum Kind {
    JUNIOR("Junior:", 6),
    SENIOR("Senior:", 6),
    STAFF("Staff:", 6),
    RED_FLAG("Red flag:", 4),
    CASE("Case:", 2);

    private final String label;
    private final int most;

    Kind(String label, int most) {
      this.label = label;
      this.most = most;
    }

    int fewest(Form form) {
      return isLevel() ? form.fewestPoints() : 1;
    }

    boolean isLevel() {
      return this != RED_FLAG && this != CASE;
    }
  }

  /** Reads it; what is defective in it is left away. */
  static Rubric of(Part part, MarkdownFile file, Form form, Citations citations, Defects defects) {
    var text = new RubricText(file, citations, defects);
    for (var block : part.blocks()) {
      if (block instanceof BulletList list) {
        children(list).forEach(text::take);
      } else {
        defects.add(line(block), "the rubric has something else than a list of points", FORM);
      }
    }
    for (var kind : Kind.values()) {
      text.count(kind, kind.fewest(form), part.line());
    }
    return text.rubric();
  }

  private Rubric rubric() {
    return new Rubric(
        Map.of(
            Level.JUNIOR, points(Kind.JUNIOR),
            Level.SENIOR, points(Kind.SENIOR),
            Level.STAFF, points(Kind.STAFF)),
        points(Kind.RED_FLAG),
        points(Kind.CASE));
  }

  private List<Point> points(Kind kind) {
    return points.getOrDefault(kind, List.of());
  }

  private void take(Node item) {
    if (item.getFirstChild() instanceof Paragraph paragraph
        && paragraph.getNext() == null
        && paragraph.getFirstChild() instanceof StrongEmphasis label) {
      var words = plain(label);
      for (var kind : Kind.values()) {
        if (kind.label.equals(words)) {
          take(kind, file.between(label, paragraph), line(item));
          return;
        }
      }
    }
    defects.add(line(item), "'%s' is no point of a rubric".formatted(start(item)), FORM);
  }

  private static String start(Node item) {
    var text = plain(item);
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private void take(Kind kind, String text, int line) {
    var point = citations.cutFrom(text, line);
    points.computeIfAbsent(kind, each -> new ArrayList<>()).add(point);
    if (kind.compareTo(last) < 0) {
      defects.add(
          line,
          "a point '%s' behind one '%s'".formatted(kind.label, last.label),
          "Keep the order Junior, Senior, Staff, Red flag, Case");
    }
    last = kind;
    check(kind, point, line);
  }

  private void check(Kind kind, Point point, int line) {
    int words = MarkdownFile.words(point.text());
    if (words == 0) {
      defects.add(line, "the point says nothing", FORM);
    } else if (kind.isLevel() && words > MOST_WORDS) {
      defects.add(
          line,
          "the point has %d words".formatted(words),
          "Say it in %d, the citation not counted".formatted(MOST_WORDS));
    }
    if (kind.isLevel() && point.shownBy().isEmpty()) {
      defects.add(line, "the point cites nothing that shows it", Citations.FORM);
    }
    if (kind == Kind.RED_FLAG && !isQuotation(point.text())) {
      defects.add(
          line, "the red flag is no quotation", "Write '- **Red flag:** \"What is said.\"'");
    }
  }

  private static boolean isQuotation(String text) {
    return text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
  }

  private void count(Kind kind, int fewest, int line) {
    int count = points(kind).size();
    if (count < fewest || count > kind.most) {
      defects.add(
          line,
          "the rubric has '%s' %d times".formatted(kind.label, count),
          "Write %d to %d such points".formatted(fewest, kind.most));
    }
  }
}
