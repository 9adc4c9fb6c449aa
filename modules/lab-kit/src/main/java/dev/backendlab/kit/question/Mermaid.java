package dev.backendlab.kit.question;

import static dev.backendlab.kit.question.MarkdownFile.line;

import dev.backendlab.kit.question.Flowchart.Direction;
import dev.backendlab.kit.question.Outline.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.FencedCodeBlock;

/**
 * Reads a picture from the part of Mermaid that the kit knows, and that Mermaid itself can draw.
 *
 * @see <a href="https://mermaid.js.org/intro/syntax-reference.html">Mermaid's syntax</a>
 */
final class Mermaid {

  private static final String FORM = "Write one ```mermaid block, and nothing else";

  private Mermaid() {}

  /**
   * A line of a picture.
   *
   * @param number in README.md, from 1
   */
  record Line(int number, String text) {}

  /** The picture of this part; empty where it has none. Defects say what is wrong with it. */
  static Optional<Picture> in(Part part, Defects defects) {
    for (var block : part.blocks().stream().skip(1).toList()) {
      defects.add(line(block), "the picture has something beside its block", FORM);
    }
    var first = part.blocks().stream().findFirst();
    if (first.isPresent()
        && first.get() instanceof FencedCodeBlock code
        && "mermaid".equals(code.getInfo())) {
      return read(lines(code), line(code), defects);
    }
    first.ifPresent(block -> defects.add(line(block), "this is no picture", FORM));
    return Optional.empty();
  }

  private static List<Line> lines(FencedCodeBlock code) {
    var lines = new ArrayList<Line>();
    int number = line(code);
    for (var text : code.getLiteral().lines().toList()) {
      number++;
      if (!text.isBlank()) {
        lines.add(new Line(number, text.strip()));
      }
    }
    return lines;
  }

  private static Optional<Picture> read(List<Line> lines, int fence, Defects defects) {
    var header = lines.isEmpty() ? new Line(fence, "") : lines.getFirst();
    var rest = lines.stream().skip(1).toList();
    return switch (header.text()) {
      case "flowchart LR" -> Optional.of(FlowchartText.read(Direction.LR, rest, fence, defects));
      case "flowchart TB" -> Optional.of(FlowchartText.read(Direction.TB, rest, fence, defects));
      case "sequenceDiagram" -> Optional.of(SequenceText.read(rest, fence, defects));
      default -> {
        defects.add(
            header.number(),
            "a picture can't begin with '" + header.text() + "'",
            "Begin with flowchart LR, flowchart TB or sequenceDiagram");
        yield Optional.empty();
      }
    };
  }
}
