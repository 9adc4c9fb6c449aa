package dev.backendlab.kit.question;

import dev.backendlab.kit.question.Picture.Arrow;
import dev.backendlab.kit.question.Picture.Participant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The participants of a picture and the arrows between them: declared, once, and not too many. */
final class Cast {

  /** An id: what Mermaid takes for one everywhere. */
  static final String ID = "[A-Za-z]\\w*";

  private static final Pattern SIGNS = Pattern.compile("[<>#;`]");

  /** Words with which Mermaid does something else, in whatever case. */
  private static final Set<String> RESERVED =
      Set.of(
          "activate",
          "actor",
          "alt",
          "and",
          "as",
          "autonumber",
          "box",
          "break",
          "class",
          "classdef",
          "click",
          "create",
          "critical",
          "deactivate",
          "destroy",
          "direction",
          "else",
          "end",
          "flowchart",
          "graph",
          "left",
          "link",
          "links",
          "linkstyle",
          "loop",
          "note",
          "opt",
          "option",
          "over",
          "par",
          "participant",
          "properties",
          "rect",
          "right",
          "style",
          "subgraph",
          "title");

  private final Defects defects;
  private final Map<String, Participant> declared = new LinkedHashMap<>();
  private final Map<String, Integer> mentioned = new LinkedHashMap<>();
  private final List<Arrow> arrows = new ArrayList<>();

  Cast(Defects defects) {
    this.defects = defects;
  }

  void declare(Participant participant, int line) {
    var id = participant.id();
    if (RESERVED.contains(id.toLowerCase(Locale.ROOT))) {
      defects.add(line, "'" + id + "' is a word of Mermaid's", "Choose another id");
    }
    if (declared.putIfAbsent(id, participant) != null) {
      defects.add(line, "'" + id + "' is declared twice", "Declare it once, then use its id");
    } else if (declared.size() == Picture.MOST_PARTICIPANTS + 1) {
      defects.add(
          line,
          "the picture has more than %d participants".formatted(Picture.MOST_PARTICIPANTS),
          "Leave away those that the answer does not need");
    }
    words(participant.label(), line);
  }

  boolean knows(String id) {
    return declared.containsKey(id);
  }

  /** Somebody who must be declared, here or elsewhere. */
  void mention(String id, int line) {
    mentioned.putIfAbsent(id, line);
  }

  void add(Arrow arrow, int line) {
    arrows.add(arrow);
    mention(arrow.from(), line);
    mention(arrow.to(), line);
    words(arrow.label(), line);
    if (arrows.size() == Picture.MOST_ARROWS + 1) {
      defects.add(
          line,
          "the picture has more than %d arrows".formatted(Picture.MOST_ARROWS),
          "Leave away those that the answer does not need");
    }
  }

  /** Words that are shown: Mermaid must not take them for something else. */
  void words(String text, int line) {
    if (SIGNS.matcher(text).find()) {
      defects.add(
          line,
          "'" + text + "' has a sign that Mermaid does not show as it is",
          "Leave < > # ; and ` away");
    }
  }

  /** Says what shows only at the end: somebody unknown, or nothing that happens. */
  void check(int fence) {
    mentioned.forEach((id, line) -> {
      if (!knows(id)) {
        var advice =
            Nearest.to(id, declared.keySet())
                .map("Did you mean '%s'"::formatted)
                .orElse("Declare it on a line of its own");
        defects.add(line, "the picture knows no '" + id + "'", advice);
      }
    });
    if (arrows.isEmpty()) {
      defects.add(fence, "the picture has no arrow", "Show what leads where");
    }
  }

  List<Participant> participants() {
    return List.copyOf(declared.values());
  }

  List<Arrow> arrows() {
    return arrows;
  }
}
