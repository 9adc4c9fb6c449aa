package dev.backendlab.kit.question;

import dev.backendlab.kit.question.Picture.Arrow;
import dev.backendlab.kit.question.Picture.Participant;
import dev.backendlab.kit.question.Picture.Shape;
import dev.backendlab.kit.question.Sequence.Branch;
import dev.backendlab.kit.question.Sequence.Place;
import dev.backendlab.kit.question.Sequence.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a sequence. */
final class SequenceText {

  private static final String FORM =
      "Use only participant, actor, box … end, a->>b: text, a-->>b: text, Note over a: text,"
          + " alt … else … end";
  private static final Pattern PARTICIPANT =
      Pattern.compile("(participant|actor) (%s)(?: as (.+))?".formatted(Cast.ID));
  private static final Pattern MESSAGE =
      Pattern.compile("(%1$s)\\s*(-?->>)\\s*(%1$s)\\s*(?::\\s*(.*))?".formatted(Cast.ID));
  private static final Pattern NOTE =
      Pattern.compile(
          "Note (?:(over) (%1$s)(?:,\\s*(%1$s))?|(left of|right of) (%1$s)):\\s*(.+)"
              .formatted(Cast.ID));
  private static final Pattern BOX = Pattern.compile("box (\\S.*)");
  private static final Pattern BRANCH = Pattern.compile("(alt|else)(?: (.+))?");

  private final Defects defects;
  private final Cast cast;
  private final Subgraphs boxes;
  private final List<Step> steps = new ArrayList<>();
  private final List<Branch> branches = new ArrayList<>();
  private @Nullable List<Step> open;
  private String condition = "";
  private int altLine;

  private SequenceText(Defects defects) {
    this.defects = defects;
    this.cast = new Cast(defects);
    this.boxes = new Subgraphs(Subgraphs.BOX, cast, defects);
  }

  static Sequence read(List<Mermaid.Line> lines, int fence, Defects defects) {
    var text = new SequenceText(defects);
    lines.forEach(line -> text.take(line.text(), line.number()));
    if (text.altLine > 0) {
      defects.add(text.altLine, "the 'alt' does not end", "Write 'end' below it");
    }
    text.cast.check(fence);
    return new Sequence(text.cast.participants(), text.boxes.groups(), text.steps);
  }

  private void take(String text, int line) {
    var participant = PARTICIPANT.matcher(text);
    var message = MESSAGE.matcher(text);
    var note = NOTE.matcher(text);
    var branch = BRANCH.matcher(text);
    var box = BOX.matcher(text);
    if (boxes.isOpen() && text.equals("end")) {
      boxes.end(line);
    } else if (text.equals("end")) {
      end(line);
    } else if (box.matches()) {
      boxes.begin(box.group(1).strip(), box.group(1).strip(), line);
    } else if (participant.matches()) {
      cast.declare(participant(participant), line);
      boxes.gather(participant.group(2));
    } else if (boxes.isOpen()) {
      defects.add(line, "a box holds only participants", "Write 'end' above this line");
    } else if (note.matches()) {
      note(note, line);
    } else if (branch.matches()) {
      branch(branch, line);
    } else if (message.matches()) {
      message(message, line);
    } else {
      defects.add(line, "the picture does not understand '" + text + "'", FORM);
    }
  }

  private static Participant participant(MatchResult found) {
    var label = found.group(3) == null ? found.group(2) : found.group(3).strip();
    return new Participant(
        found.group(2), label, found.group(1).equals("actor") ? Shape.PERSON : Shape.BOX);
  }

  private void message(MatchResult found, int line) {
    var text = found.group(4) == null ? "" : found.group(4).strip();
    if (text.isEmpty()) {
      defects.add(line, "the arrow has no label", "Say what goes along it: a->>b: text");
    }
    var arrow = new Arrow(found.group(1), found.group(3), text, found.group(2).equals("-->>"));
    cast.add(arrow, line);
    inside().add(new Step.Message(arrow));
  }

  private void note(MatchResult found, int line) {
    var beside = Stream.of(2, 3, 5).map(found::group).filter(java.util.Objects::nonNull).toList();
    var place =
        found.group(1) != null
            ? Place.OVER
            : found.group(4).equals("left of") ? Place.LEFT : Place.RIGHT;
    beside.forEach(id -> cast.mention(id, line));
    cast.words(found.group(6), line);
    inside().add(new Step.Note(place, beside, found.group(6).strip()));
  }

  private void branch(MatchResult found, int line) {
    boolean first = found.group(1).equals("alt");
    if (first && altLine > 0) {
      defects.add(line, "an 'alt' in an 'alt'", "End the first one, or leave one away");
    } else if (!first && altLine == 0) {
      defects.add(line, "'else' belongs to nothing here", "Write 'alt text' above it");
    }
    if (found.group(2) == null) {
      defects.add(line, "a branch without a condition", "Write '" + found.group(1) + " text'");
    }
    close();
    condition = found.group(2) == null ? "" : found.group(2).strip();
    cast.words(condition, line);
    open = new ArrayList<>();
    altLine = first ? line : altLine;
  }

  private List<Step> inside() {
    return open == null ? steps : open;
  }

  private void close() {
    if (open != null) {
      branches.add(new Branch(condition, open));
      open = null;
    }
  }

  private void end(int line) {
    if (altLine == 0) {
      defects.add(line, "'end' ends nothing here", "Leave it away");
      return;
    }
    close();
    steps.add(new Step.Alternative(branches));
    branches.clear();
    altLine = 0;
  }
}
