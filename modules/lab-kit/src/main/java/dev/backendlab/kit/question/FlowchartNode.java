package dev.backendlab.kit.question;

import dev.backendlab.kit.question.Picture.Participant;
import dev.backendlab.kit.question.Picture.Shape;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * A node as a line of a flowchart mentions it: {@code id}, {@code id[label]}, {@code id(label)} or
 * {@code id[(label)]}.
 */
record FlowchartNode(
    String id, @Nullable String store, @Nullable String box, @Nullable String round) {

  /** In quotes, or without the signs that Mermaid ends a label at, or trips over. */
  static final String LABEL =
      "\"[^\"]+\"|[^\\[\\](){}|\"@/\\\\](?:[^\\[\\](){}|\"@]*[^\\[\\](){}|\"@/\\\\])?";

  /** With {@link #GROUPS} groups. */
  static final String PATTERN =
      "(%s)(?:\\[\\((%2$s)\\)]|\\[(%2$s)]|\\((%2$s)\\))?".formatted(Cast.ID, LABEL);

  static final int GROUPS = 4;

  /** The node that was matched, its id being the group {@code first}. */
  static FlowchartNode in(MatchResult match, int first) {
    return new FlowchartNode(
        match.group(first), match.group(first + 1), match.group(first + 2), match.group(first + 3));
  }

  /** A bare id says that the node is known, a label makes it known. */
  boolean isBare() {
    return store == null && box == null && round == null;
  }

  Participant participant() {
    if (store != null) {
      return new Participant(id, unquoted(store), Shape.STORE);
    }
    if (round != null) {
      return new Participant(id, unquoted(round), Shape.ROUND);
    }
    return new Participant(id, box == null ? id : unquoted(box), Shape.BOX);
  }

  /** The words of a label. */
  static String unquoted(String label) {
    return label.startsWith("\"") ? label.substring(1, label.length() - 1) : label.strip();
  }
}
