package dev.backendlab.kit.question;

import dev.backendlab.kit.question.Picture.Group;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The frames around participants, {@code subgraph} in a flowchart and {@code box} in a sequence,
 * one of which may be open while its lines are read.
 */
final class Subgraphs {

  static final String BOX = "box";
  static final String SUBGRAPH = "subgraph";

  private final String word;
  private final Cast cast;
  private final Defects defects;
  private final Map<String, Frame> frames = new LinkedHashMap<>();
  private final Set<String> framed = new HashSet<>();
  private @Nullable Frame open;

  Subgraphs(String word, Cast cast, Defects defects) {
    this.word = word;
    this.cast = cast;
    this.defects = defects;
  }

  private record Frame(String id, String label, int line, List<String> members) {}

  void begin(String id, String label, int line) {
    if (open != null) {
      defects.add(line, "a %1$s in a %1$s".formatted(word), "End the first one, or leave one away");
    }
    open = new Frame(id, label, line, new ArrayList<>());
    if (frames.putIfAbsent(id, open) != null) {
      defects.add(line, "the %s '%s' is there twice".formatted(word, id), "Rename one");
    }
    cast.words(label, line);
  }

  void end(int line) {
    if (open == null) {
      defects.add(line, "'end' ends nothing here", "Leave it away");
    }
    open = null;
  }

  /** Whether one is open. */
  boolean isOpen() {
    return open != null;
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
      defects.add(open.line(), "the %s does not end".formatted(word), "Write 'end' below it");
    }
    var groups = new ArrayList<Group>();
    for (var frame : frames.values()) {
      check(frame);
      groups.add(new Group(frame.id(), frame.label(), frame.members()));
    }
    return groups;
  }

  private void check(Frame frame) {
    if (frame.members().isEmpty()) {
      defects.add(
          frame.line(),
          "the %s holds nothing".formatted(word),
          word.equals(BOX) ? "Put participants into it" : "Put nodes into it");
    }
    if (cast.knows(frame.id())) {
      defects.add(
          frame.line(),
          "the %s has the id of %s: '%s'"
              .formatted(word, word.equals(BOX) ? "a participant" : "a node", frame.id()),
          word.equals(BOX)
              ? "Choose another label"
              : "Write subgraph other[\"%s\"]".formatted(frame.label()));
    }
  }
}
