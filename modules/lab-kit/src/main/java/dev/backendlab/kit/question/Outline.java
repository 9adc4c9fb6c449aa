package dev.backendlab.kit.question;

import static dev.backendlab.kit.question.MarkdownFile.children;
import static dev.backendlab.kit.question.MarkdownFile.lastLine;
import static dev.backendlab.kit.question.MarkdownFile.line;
import static dev.backendlab.kit.question.MarkdownFile.plain;

import dev.backendlab.kit.question.Question.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.front.matter.YamlFrontMatterBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/** A question's title and its parts. Nothing stands outside of them. */
final class Outline {

  private final MarkdownFile file;
  private final Form form;
  private final Defects defects;
  private final List<Part> parts = new ArrayList<>();
  private final List<Heading> titles = new ArrayList<>();

  private Outline(MarkdownFile file, Form form, Defects defects) {
    this.file = file;
    this.form = form;
    this.defects = defects;
  }

  /**
   * A heading, and the blocks below it.
   *
   * @param title the words of the heading
   */
  record Part(Heading heading, String title, List<Node> blocks) {

    /** Of the heading. */
    int line() {
      return MarkdownFile.line(heading);
    }
  }

  /**
   * Divides a file into its parts.
   *
   * @param question which the title must equal
   */
  static Outline of(MarkdownFile file, String question, Form form, Defects defects) {
    var outline = new Outline(file, form, defects);
    children(file.tree()).forEach(outline::take);
    outline.checkTitle(question);
    new HeadingOrder(outline.parts, form, file.lines().size(), defects).check();
    return outline;
  }

  private void take(Node block) {
    if (block instanceof Heading heading && heading.getLevel() == 1) {
      titles.add(heading);
      if (titles.size() > 1 || !parts.isEmpty()) {
        defects.add(line(block), "a title in the middle: " + plain(heading), "Begin parts with ##");
      }
    } else if (block instanceof Heading heading && heading.getLevel() == 2) {
      parts.add(new Part(heading, plain(heading), new ArrayList<>()));
    } else if (!parts.isEmpty()) {
      parts.getLast().blocks().add(block);
    } else if (!(block instanceof YamlFrontMatterBlock)) {
      defects.add(
          line(block),
          "text before the first heading, which no face shows",
          "Move it below '## %s' or another".formatted(form.headings().getFirst()));
    }
  }

  private void checkTitle(String question) {
    if (titles.isEmpty()) {
      int line = parts.isEmpty() ? file.lines().size() : parts.getFirst().line();
      defects.add(line, "the file has no title", "Write '# " + question + "' above its parts");
    } else if (!plain(titles.getFirst()).equals(question)) {
      defects.add(
          line(titles.getFirst()),
          "the title is not the question: " + plain(titles.getFirst()),
          "Write '# " + question + "'");
    }
  }

  /** The first part with this title. */
  Optional<Part> part(String title) {
    return parts.stream().filter(part -> part.title().equals(title)).findFirst();
  }

  /** The text of the parts, as it stands in the file. */
  List<Section> sections() {
    var sections = new ArrayList<Section>();
    for (int i = 0; i < parts.size(); i++) {
      int to = i + 1 < parts.size() ? parts.get(i + 1).line() - 1 : file.lines().size();
      var text = file.lines().subList(lastLine(parts.get(i).heading()), to);
      sections.add(
          new Section(parts.get(i).title(), String.join("\n", text).strip(), parts.get(i).line()));
    }
    return sections;
  }
}
