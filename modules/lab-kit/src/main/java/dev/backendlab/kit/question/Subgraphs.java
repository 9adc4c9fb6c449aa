package dev.backendlab.kit.question;

import dev.backendlab.kit.question.Flowchart.Group;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The frames around nodes of a flowchart, one of which may be open while its lines are read. */
final class Subgraphs {

  private final Cast cast;
  private final Defects defects;
  private final Map<String, Frame> frames = new LinkedHashMap<>();
  private final Set<String> framed = new HashSet<>();
  private @Nullable Frame open;

  Subgraphs(Cast cast, Defects defects) {
    this.cast = cast;
    this.defects = defects;
  }

  private record Frame(String id, String label, int line, List<String> members) {}

  void begin(String id, String label, int line) {
    if (open != null) {
      defects.add(line, "a subgraph in a subgraph", "End the first one, or leave one away");
    }
    open = new Frame(id, label, line, new ArrayList<>());
    if (frames.putIfAbsent(id, open) != null) {
      defects.add(line, "the subgraph '" + id + "' is there twice", "Rename one");
    }
    cast.words(label, line);
  }

  void end(int line) {
    if (open == null) {
      defects.add(line, "'end' ends nothing here", "Leave it away");
    }
    open = null;
  }

  /** As Mermaid does: a node belongs to the first subgraph that mentions it. */
  void gather(String node) {
    if (open != null && framed.add(node)) {
      open.members().add(node);
    }
  }

  /** All of them, when there are no more lines. */
  List<Group> groups() {
    if (open != null) {
      defects.add(open.line(), "the subgraph does not end", "Write 'end' below it");
    }
    var groups = new ArrayList<Group>();
    for (var frame : frames.values()) {
      check(frame);
      groups.add(new Group(frame.label(), frame.members()));
    }
    return groups;
  }

  private void check(Frame frame) {
    if (frame.members().isEmpty()) {
      defects.add(frame.line(), "the subgraph holds nothing", "Put nodes into it");
    }
    if (cast.knows(frame.id())) {
      defects.add(
          frame.line(),
          "the subgraph has the id of a node: '" + frame.id() + "'",
          "Write subgraph other[\"%s\"]".formatted(frame.label()));
    }
  }
}
