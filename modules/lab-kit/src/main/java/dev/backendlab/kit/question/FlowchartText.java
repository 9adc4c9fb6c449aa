package dev.backendlab.kit.question;

import static dev.backendlab.kit.question.FlowchartNode.LABEL;
import static dev.backendlab.kit.question.FlowchartNode.unquoted;

import dev.backendlab.kit.question.Flowchart.Direction;
import dev.backendlab.kit.question.Picture.Arrow;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads the lines of a flowchart. */
final class FlowchartText {

  private static final String FORM =
      "Use only id[label], id(label), id[(store)], subgraph … end, and arrows such as a -->|label| b;"
          + " a label with signs stands in quotes";
  private static final Pattern NODE = Pattern.compile(FlowchartNode.PATTERN);
  private static final Pattern ARROW =
      Pattern.compile(
          "%1$s\\s*(-->|-\\.->)\\s*(?:\\|(%2$s)\\|)?\\s*%1$s"
              .formatted(FlowchartNode.PATTERN, LABEL));
  private static final int SIGN = FlowchartNode.GROUPS + 1;
  private static final Pattern SUBGRAPH =
      Pattern.compile("subgraph (?:(%s)\\[(%2$s)]|(%2$s))".formatted(Cast.ID, LABEL));

  private final Defects defects;
  private final Cast cast;
  private final Subgraphs subgraphs;

  private FlowchartText(Defects defects) {
    this.defects = defects;
    this.cast = new Cast(defects);
    this.subgraphs = new Subgraphs(Subgraphs.SUBGRAPH, cast, defects);
  }

  static Flowchart read(Direction direction, List<Mermaid.Line> lines, int fence, Defects defects) {
    var text = new FlowchartText(defects);
    lines.forEach(line -> text.take(line.text(), line.number()));
    text.cast.check(fence);
    return new Flowchart(
        direction, text.cast.participants(), text.subgraphs.groups(), text.cast.arrows());
  }

  private void take(String text, int line) {
    var arrow = ARROW.matcher(text);
    var subgraph = SUBGRAPH.matcher(text);
    var node = NODE.matcher(text);
    if (text.equals("end")) {
      subgraphs.end(line);
    } else if (subgraph.matches()) {
      subgraph(subgraph, line);
    } else if (arrow.matches()) {
      arrow(arrow, line);
    } else if (node.matches()) {
      cast.declare(FlowchartNode.in(node, 1).participant(), line);
      subgraphs.gather(node.group(1));
    } else {
      defects.add(line, "the picture does not understand '" + text + "'", FORM);
    }
  }

  private void subgraph(MatchResult found, int line) {
    var label = unquoted(found.group(found.group(1) == null ? 3 : 2));
    subgraphs.begin(found.group(1) == null ? label : found.group(1), label, line);
  }

  private void arrow(MatchResult found, int line) {
    var from = end(found, 1, line);
    var to = end(found, SIGN + 2, line);
    var label = found.group(SIGN + 1);
    if (label == null) {
      defects.add(line, "the arrow has no label", "Say what goes along it: a -->|label| b");
    }
    boolean dashed = found.group(SIGN).equals("-.->");
    cast.add(new Arrow(from, to, label == null ? "" : unquoted(label), dashed), line);
  }

  /** One of an arrow's ends, which may declare its node. */
  private String end(MatchResult arrow, int first, int line) {
    var node = FlowchartNode.in(arrow, first);
    if (!node.isBare()) {
      cast.declare(node.participant(), line);
    }
    subgraphs.gather(node.id());
    return node.id();
  }
}
