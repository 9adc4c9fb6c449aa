package dev.backendlab.kit.question;

import static dev.backendlab.kit.question.MarkdownFile.children;
import static dev.backendlab.kit.question.MarkdownFile.line;
import static dev.backendlab.kit.question.MarkdownFile.plain;

import dev.backendlab.kit.question.Outline.Part;
import java.util.List;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The parts of a README that are shown as they stand, and have a form all the same. */
record SmallParts(Defects defects) {

  private static final int MOST_SPOKEN = 60;

  /** {@code In 30 seconds}: what can be said aloud in that time. */
  void spoken(Part part) {
    int words = 0;
    for (var block : part.blocks()) {
      words += MarkdownFile.words(plain(block));
      if (!(block instanceof Paragraph)) {
        defects.add(line(block), "what is spoken has no lists or code", "Write plain sentences");
        continue;
      }
      for (var inline : children(block)) {
        if (!(inline instanceof Text || inline instanceof SoftLineBreak)) {
          defects.add(
              line(inline),
              "'%s' can't be spoken".formatted(plain(inline)),
              "Write plain words: no link, no code, no bold or slanted ones");
        }
      }
    }
    if (words > MOST_SPOKEN) {
      defects.add(
          part.line(),
          "'%s' has %d words".formatted(part.title(), words),
          "Say it in %d".formatted(MOST_SPOKEN));
    }
    if (part.blocks().size() > 2) {
      defects.add(
          line(part.blocks().get(2)),
          "'%s' has more than two paragraphs".formatted(part.title()),
          "Write one or two");
    }
  }

  /** {@code What it leaves out}. */
  void leftOut(Part part) {
    var items = items(part);
    if (items.size() < 2 || items.size() > 5) {
      defects.add(
          part.line(),
          "'%s' names %d".formatted(part.title(), items.size()),
          "Name 2 to 5 things that production adds, and why they are not here");
    }
  }

  /** {@code Sources}: links, each with what it is for. */
  void sources(Part part) {
    var items = items(part);
    if (items.isEmpty()) {
      defects.add(part.line(), "no source is named", "Write a list of links, each with what for");
    }
    for (var item : items) {
      var links = new Links();
      item.accept(links);
      var outside = links.found().stream().filter(SmallParts::leadsOutside).toList();
      if (outside.isEmpty()) {
        defects.add(line(item), "the source has no link", "Write '- [Title](https://…): for what'");
      } else if (MarkdownFile.words(plain(item)) <= words(outside)) {
        defects.add(
            line(item), "the source does not say for what", "Add a short phrase behind the link");
      }
    }
  }

  private static boolean leadsOutside(Link link) {
    var address = link.getDestination();
    return address.startsWith("https://") || address.startsWith("http://");
  }

  private static int words(List<Link> links) {
    return links.stream().mapToInt(link -> MarkdownFile.words(plain(link))).sum();
  }

  private List<Node> items(Part part) {
    var blocks = part.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      if (i > 0 || !(blocks.get(i) instanceof ListBlock)) {
        defects.add(
            line(blocks.get(i)),
            "'%s' is one list and nothing else".formatted(part.title()),
            "Make it so");
      }
    }
    return blocks.stream()
        .filter(ListBlock.class::isInstance)
        .flatMap(list -> children(list).stream())
        .toList();
  }
}
